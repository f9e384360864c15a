import { nextTask } from "../shared/scheduling.js";
import { instantiated, warmings } from "./first-module.js";

/**
 * Has what most reports call compiled here, a part in a task, while there is time: what is compiled belongs to the module,
 * so that a worker that is given it finds it done.
 *
 * @param {WebAssembly.Module} module
 * @param {() => boolean} hasTime
 */
export async function warmed(module, hasTime) {
  await nextTask();
  if (!hasTime()) return;
  for (const warm of warmings(await instantiated(module))) {
    await nextTask();
    if (!hasTime()) return;
    warm();
  }
}
