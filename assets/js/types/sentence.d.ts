/** The names in a template: those of `"{number} of {count}"` are `"number" | "count"`. */
export type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** A number is told with commas between its thousands; a text stands as it is. */
export type Value = string | number;

/** What a call must hand over for these names: nothing where there are none. */
export type ValuesFor<Names extends string> = [Names] extends [never] ? [] : [values: Readonly<Record<Names, Value>>];

/** The same beside a count, which a text may stand for. */
export type ValuesBesideCount<Names extends string> = [Exclude<Names, "count">] extends [never]
  ? [values?: { readonly count?: string }]
  : [values: Readonly<Record<Exclude<Names, "count">, Value>> & { readonly count?: string }];

/** Both functions as gettext has them: the template in another language, or as it came where there is none. */
export interface Catalogue {
  gettext: (template: string) => string;
  ngettext: (one: string, many: string, count: number) => string;
}
