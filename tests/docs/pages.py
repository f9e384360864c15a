"""The same few pages for each tool: one with a decoder and tokens in its text, one below it, one without any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SECRET: Final = "your-256-bit-secret"
HEADER: Final = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
PAYLOAD: Final = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
SIGNATURE: Final = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
TOKEN: Final = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"
UNSECURED: Final = "eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoxMjN9."
# What would be code, for one tool or another.
HOSTILE: Final = "{{ 7*7 }} {7*7} ${7*7} {{< x >}} </code></pre><script>alert(1)</script> &lt;"
NOW: Final = "2018-01-18T01:30:22Z"


@dataclass(frozen=True)
class Tool:
    """A tool with its pages.

    ``files`` are those of the documents; ``commands`` build them, and each is a module of Python with its words, or a
    program of Node.js where ``is_node`` says so; with ``is_slow`` it is tried in whole runs only; ``is_hostile`` says
    that the page below has a third decoder, with what might be code;
    ``site`` is the folder of what comes, ``copy`` that of the decoder in it; ``pages`` are its pages with a decoder,
    ``bare`` one without any. ``loads_everywhere`` says that this one loads the script too.
    ``darken`` is a script that makes the page dark by the theme's own means, empty where it cannot be dark or follows
    the browser. ``faults`` are those of the theme alone. ``plain`` finds a code block that the tool itself made.
    """

    name: str
    files: dict[str, str]
    commands: tuple[tuple[str, ...], ...]
    site: str
    plain: str
    copy: str = "_static/jwt-decoder/"
    pages: tuple[str, ...] = ("index.html", "sub/page.html")
    bare: str = "bare.html"
    darken: str = ""
    is_dark: bool = True
    faults: tuple[str, ...] = ()
    loads_everywhere: bool = False
    has_role: bool = True
    is_node: bool = False
    is_slow: bool = False
    is_hostile: bool = False


_RST: Final = {
    "index.rst": f"""\
Tokens
======

.. toctree::

   sub/page
   bare

In a line: :jwt:`{TOKEN}`, and :jwt:`{HEADER}.…`.

.. jwt-decoder::
   :verify-key: {SECRET}
   :now: {NOW}
   :name: sample

   {HEADER}
   .{PAYLOAD}
   .{SIGNATURE}

.. code-block:: none

   {TOKEN}
""",
    "sub/page.rst": f"""\
Below
=====

.. jwt-decoder::
   :class: small

   {UNSECURED}

.. jwt-decoder::

   {TOKEN}
""",
    "bare.rst": "Without\n=======\n\nNothing here.\n",
}
_MYST: Final = {
    "index.md": f"""\
# Tokens

```{{toctree}}
sub/page
bare
```

In a line: {{jwt}}`{TOKEN}`, and {{jwt}}`{HEADER}.…`.

```{{jwt-decoder}}
:verify-key: {SECRET}
:now: {NOW}
:name: sample

{TOKEN}
```

```none
{TOKEN}
```
""",
    "sub/page.md": f"""\
# Below

```{{jwt-decoder}}
:class: small

{UNSECURED}
```

```{{jwt-decoder}}
{TOKEN}
```
""",
    "bare.md": "# Without\n\nNothing here.\n",
}
_MARKDOWN: Final = {
    "docs/index.md": f"""\
# Tokens

```jwt verify_key="{SECRET}" now="{NOW}"
{TOKEN}
```

```text
{TOKEN}
```
""",
    "docs/sub/page.md": f"""\
# Below

1. In a list

    ```{{ .jwt .small }}
    {UNSECURED}
    ```

```jwt
{TOKEN}
```
""",
    "docs/bare.md": "# Without\n\nNothing here.\n",
}
_FENCES: Final = {
    "index.md": f"""\
# Tokens

```jwt verify-key="{SECRET}" now="{NOW}"
{HEADER}
.{PAYLOAD}
.{SIGNATURE}
```

```text
{TOKEN}
```

[Below](./sub/page.md)
""",
    "sub/page.md": f"""\
# Below

1. In a list

   ```jwt {{.small}}
   {UNSECURED}
   ```

```jwt
{TOKEN}
```

```jwt verify-key="{{{{ 7*7 }}}}"
{HOSTILE}
```
""",
    "bare.md": "# Without\n\nNothing here. [Tokens](./index.md)\n",
}
_CONF: Final = """\
project = "Tokens"
extensions = ["jwt_decoder_docs.sphinx"{more}]
html_theme = "{theme}"
"""
_MKDOCS: Final = """\
site_name: Tokens
theme:
  name: material
  # Otherwise the theme asks Google for its fonts.
  font: false
  features: [navigation.instant, content.code.copy]
  palette:
    - scheme: default
      toggle: {icon: material/brightness-7, name: Dark}
    - scheme: slate
      toggle: {icon: material/brightness-4, name: Light}
extra_css: [jwt-decoder/docs.css]
extra_javascript:
  - path: jwt-decoder/embed.js
    defer: true
markdown_extensions:
  - attr_list
  - pymdownx.highlight
  - pymdownx.superfences:
      custom_fences:
        - name: jwt
          class: jwt
          format: !!python/name:jwt_decoder_docs.superfences.formatter
          validator: !!python/name:jwt_decoder_docs.superfences.validator
"""
_SPHINX: Final = (("sphinx", "-q", "-W", "-j", "2", "-b", "html", ".", "_build"),)
_COPY: Final = ("jwt_decoder_docs", "copy", "docs/jwt-decoder")
_MATERIAL: Final = "document.querySelector('label[for=__palette_1]').click()"


def _sphinx(name: str, theme: str, pages: dict[str, str], *, darken: str = "", faults: tuple[str, ...] = ()) -> Tool:
    conf = _CONF.format(theme=theme, more=', "myst_parser"' if pages is _MYST else "")
    files = {**pages, "conf.py": conf}
    return Tool(name, files, _SPHINX, "_build", ".highlight pre", darken=darken, is_dark=darken != "", faults=faults)


def _markdown(name: str, builder: tuple[str, ...]) -> Tool:
    return Tool(
        name,
        {**_MARKDOWN, "mkdocs.yml": _MKDOCS},
        (_COPY, builder),
        "site",
        ".highlight pre",
        copy="jwt-decoder/",
        pages=("index.html", "sub/page/index.html"),
        bare="bare/index.html",
        darken=_MATERIAL,
        loads_everywhere=True,
        has_role=False,
    )


def _fences(folder: str) -> dict[str, str]:
    return {f"{folder}/{name}": content for name, content in _FENCES.items()}


_VITEPRESS: Final = Tool(
    "vitepress",
    {
        **_fences("docs"),
        "docs/.vitepress/config.mjs": """\
import { withJwtDecoder } from "@jwt-decoder/web/vitepress";

export default withJwtDecoder({ title: "Tokens" });
""",
    },
    (("vitepress", "build", "docs"),),
    "docs/.vitepress/dist",
    ".language-text pre",
    copy="jwt-decoder/",
    pages=("index.html", "sub/page.html"),
    darken="document.documentElement.classList.add('dark')",
    loads_everywhere=True,
    has_role=False,
    is_hostile=True,
    is_node=True,
)
# Its pages must be read by the addresses for which they were made: React compares them.
_DOCUSAURUS: Final = Tool(
    "docusaurus",
    {
        **_fences("docs"),
        "docs/index.md": f"---\nslug: /\n---\n\n{_FENCES['index.md']}",
        "docusaurus.config.js": """\
import { docusaurusJwt } from "@jwt-decoder/web/docusaurus";
import { remarkJwt } from "@jwt-decoder/web/remark";

export default {
  title: "Tokens",
  url: "https://docs.example",
  baseUrl: "/",
  trailingSlash: true,
  onBrokenLinks: "throw",
  plugins: [docusaurusJwt],
  presets: [["classic", { docs: { routeBasePath: "/", remarkPlugins: [remarkJwt] }, blog: false, pages: false }]],
};
""",
    },
    (("docusaurus", "build", "--no-minify"),),
    "build",
    ".theme-code-block pre",
    copy="jwt-decoder/",
    pages=("", "sub/page/"),
    bare="bare/",
    darken="document.documentElement.dataset.theme = 'dark'",
    loads_everywhere=True,
    has_role=False,
    is_hostile=True,
    is_node=True,
    is_slow=True,
)
_STARLIGHT: Final = Tool(
    "starlight",
    {
        f"src/content/docs/{name}": content.replace("# ", "---\ntitle: ", 1).replace("\n\n", "\n---\n\n", 1)
        for name, content in _FENCES.items()
    }
    | {
        "src/content.config.ts": """\
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
""",
        "astro.config.mjs": """\
import starlight from "@astrojs/starlight";
import { copyDecoder } from "@jwt-decoder/web/copy";
import { remarkJwt } from "@jwt-decoder/web/remark";
import { defineConfig } from "astro/config";

copyDecoder("public/jwt-decoder");

export default defineConfig({
  markdown: { remarkPlugins: [remarkJwt] },
  integrations: [
    starlight({
      title: "Tokens",
      head: [
        { tag: "link", attrs: { rel: "stylesheet", href: "/jwt-decoder/docs.css" } },
        { tag: "script", attrs: { src: "/jwt-decoder/embed.js", defer: true } },
      ],
    }),
  ],
});
""",
    },
    (("astro", "build"),),
    "dist",
    ".expressive-code pre",
    copy="jwt-decoder/",
    pages=("index.html", "sub/page/index.html"),
    bare="bare/index.html",
    darken="document.documentElement.dataset.theme = 'dark'",
    loads_everywhere=True,
    has_role=False,
    is_hostile=True,
    is_node=True,
    is_slow=True,
)
_HUGO_LAYOUT: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{{ .Title }}</title>
<main>{{ .Content }}</main>
</html>
"""
_FENCED: Final = f'```jwt verify-key="{{{{ 7*7 }}}}"\n{HOSTILE}\n```'
# A value with braces in it goes into a shortcode there.
_ESCAPED: Final = HOSTILE.replace("{{< x >}}", "{{</* x */>}}")
_SHORTCODE: Final = f'{{{{< jwt verify-key="{{{{ 7*7 }}}}" >}}}}{_ESCAPED}{{{{< /jwt >}}}}'
_HUGO: Final = Tool(
    "hugo",
    {
        "hugo.toml": """\
baseURL = "/"
title = "Tokens"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
""",
        "layouts/_default/single.html": _HUGO_LAYOUT,
        "layouts/_default/list.html": _HUGO_LAYOUT,
        "content/_index.md": f"""\
# Tokens

{{{{< jwt verify-key="{SECRET}" now="{NOW}" >}}}}
{HEADER}
.{PAYLOAD}
.{SIGNATURE}
{{{{< /jwt >}}}}

```text
{TOKEN}
```

[Below](sub/page/)
""",
        "content/sub/page.md": _FENCES["sub/page.md"].replace(_FENCED, _SHORTCODE),
        "content/bare.md": "# Without\n\nNothing here.\n",
    },
    (("jwt_decoder_docs", "hugo", "."), ("hugo",)),
    "public",
    ".highlight pre",
    copy="jwt-decoder/",
    pages=("index.html", "sub/page/index.html"),
    bare="bare/index.html",
    is_dark=False,
    has_role=False,
    is_hostile=True,
)
TOOLS: Final = (
    _sphinx("alabaster", "alabaster", _RST),
    _sphinx("furo", "furo", _RST, darken="document.body.dataset.theme = 'dark'"),
    _sphinx("rtd", "sphinx_rtd_theme", _RST),
    _sphinx(
        "pydata",
        "pydata_sphinx_theme",
        _RST,
        darken="document.documentElement.dataset.theme = 'dark'",
        faults=("Got invalid theme mode: . Resetting to auto.",),
    ),
    _sphinx("myst", "furo", _MYST, darken="document.body.dataset.theme = 'dark'"),
    _markdown("material", ("mkdocs", "build", "--strict", "--quiet")),
    _markdown("zensical", ("zensical", "build", "--strict")),
    _HUGO,
    _VITEPRESS,
    _DOCUSAURUS,
    _STARLIGHT,
)
