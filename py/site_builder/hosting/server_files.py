"""The files that servers and hosting services read, each in its own language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MADE: Final = "# Made by the build of JWT Decoder, from one table for all servers."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a server should say; a header is a name and a value.

    ``headers`` go with every file; ``types`` are by suffix; ``immutable`` goes with what is in the folder ``assets``,
    ``changing`` with all else; ``names`` are those of the site's files.
    """

    headers: Mapping[str, str]
    types: Mapping[str, str]
    names: tuple[str, ...]
    immutable: tuple[str, str]
    changing: tuple[str, str]

    def cache(self, name: str) -> tuple[str, str]:
        """Return the header that says how long a file may be kept."""
        return self.immutable if name.startswith("assets/") else self.changing


ASSET: Final = "/assets/[^/]+$"


def headers_file(wanted: Wanted) -> str:
    """Return ``_headers`` of Netlify and Cloudflare Pages.

    No two rules name the same header for one address: one of these services joins the values, the other takes one.
    Without a rule both ask the browser to look again each time, which is what is wanted of all but the assets.
    """
    typed = [suffix for suffix in wanted.types if suffix in {".webmanifest", ".wasm", ".mjs", ".ts"}]
    rules = [
        ("/*", list(wanted.headers.items())),
        ("/assets/*", [wanted.immutable]),
        *((f"/*{suffix}", [("Content-Type", wanted.types[suffix])]) for suffix in typed),
    ]
    lines = [f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in rule) for address, rule in rules]
    return "\n".join([f"{_MADE}\n# Netlify and Cloudflare Pages read it in the root of what is published.\n", *lines])


def nginx(wanted: Wanted) -> str:
    """Return what goes into a ``server`` or ``location`` of nginx."""
    suffixes = {suffix: kind.split(";")[0] for suffix, kind in wanted.types.items()}
    types = "".join(f"    {kind} {suffix[1:]};\n" for suffix, kind in suffixes.items())
    texts = " ".join(dict.fromkeys(kind.split(";")[0] for kind in wanted.types.values() if "charset" in kind))
    always = "".join(f"add_header {name} {_quoted(value)} always;\n" for name, value in wanted.headers.items())
    return f"""{_MADE}
# Include it in the server or the location that serves the folder:
#     location /jwt/ {{
#         alias /srv/jwt-decoder/;
#         include /srv/jwt-decoder/hosting/nginx.conf;
#         error_page 404 /jwt/404.html;
#     }}
# The last line shows the site's own page where nothing is; in a server it is: error_page 404 /404.html;
types {{
{types}}}
default_type application/octet-stream;
charset utf-8;
charset_types {texts};

# With the module ngx_http_brotli_static, say also: brotli_static on;
gzip_static on;
gzip_vary on;

set $jwt_decoder_cache "{wanted.changing[1]}";
if ($uri ~ "{ASSET}") {{
    set $jwt_decoder_cache "{wanted.immutable[1]}";
}}
add_header {wanted.immutable[0]} $jwt_decoder_cache;
{always}"""


# The empty prefix is tried first: tried last, a long address at the root would take time by the square of its length.
_APACHE_MISSING: Final = """\
# Where nothing is, the page for it: its address is the part of what was asked for that leads to this folder.
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{REQUEST_FILENAME} !-f
    RewriteCond %{REQUEST_URI}::$1 "^/(|.*?/)(.*)::\\2$"
    RewriteRule "^(.*)$" "-" [E=JWT_DECODER_AT:%1]
    ErrorDocument 404 "/%{reqenv:JWT_DECODER_AT}404.html"
</IfModule>
"""


def apache(wanted: Wanted) -> str:
    """Return ``.htaccess`` of Apache, and of the many hosts that run it."""
    name, value = wanted.immutable
    always = "".join(f"    Header always set {key} {_quoted(text)}\n" for key, text in wanted.headers.items())
    types = "".join(f'    AddType "{kind}" {suffix}\n' for suffix, kind in wanted.types.items())
    assets = f"m#{ASSET}#"
    return f"""{_MADE}
# Apache reads it where AllowOverride holds FileInfo and Indexes; what a module is missing for is left out.
<IfModule mod_dir.c>
    DirectoryIndex index.html
</IfModule>

<IfModule mod_mime.c>
{types}    # Elsewhere .br is Breton, and .gz a coding; here only packed twins have a coding, and they get it below.
    RemoveLanguage .br
    RemoveEncoding .gz .br .zst
</IfModule>

<IfModule mod_headers.c>
{always}    Header set {wanted.changing[0]} "{wanted.changing[1]}" "expr=%{{REQUEST_URI}} !~ {assets}"
    Header set {name} "{value}" "expr=%{{REQUEST_URI}} =~ {assets}"
</IfModule>

{_APACHE_MISSING}
# A browser that takes it gets the packed twin of a file.
<IfModule mod_rewrite.c>
<IfModule mod_headers.c>
    RewriteEngine On
{_twin_rules("br", "br")}{_twin_rules("gz", "gzip")}{_twin_types(wanted)}
    Header set Content-Encoding br env=JWT_DECODER_BR
    Header set Content-Encoding gzip env=JWT_DECODER_GZ
    Header append Vary Accept-Encoding
</IfModule>
</IfModule>
"""


def _twin_rules(suffix: str, coding: str) -> str:
    return f"""    RewriteCond %{{ENV:REDIRECT_STATUS}} =""
    RewriteCond %{{HTTP:Accept-Encoding}} "(^|[ ,]){coding}([ ,;]|$)"
    RewriteCond %{{REQUEST_FILENAME}}.{suffix} -s
    RewriteRule ^ %{{REQUEST_URI}}.{suffix} [L]
"""


def _twin_types(wanted: Wanted) -> str:
    """Return the rules that give a twin the type of the file that it stands for; no server may pack it again."""
    return "".join(
        f'    RewriteCond %{{ENV:REDIRECT_STATUS}} =200\n    RewriteRule "\\{suffix}\\.{coding}$" "-" '
        f'"[T={kind},E=JWT_DECODER_{coding.upper()}:1,E=no-gzip:1,E=no-brotli:1,L]"\n'
        for suffix, kind in wanted.types.items()
        for coding in ("br", "gz")
    )


def caddy(wanted: Wanted) -> str:
    """Return a snippet for a Caddyfile."""
    always = "".join(f"\t\t{name} `{value}`\n" for name, value in wanted.headers.items())
    types = "".join(
        f"\t@{suffix[1:]} path *{suffix}\n\theader @{suffix[1:]} Content-Type `{kind}`\n"
        for suffix, kind in wanted.types.items()
    )
    return f"""{_MADE}
# Import it, and then in the site, or in a handle_path of it:
#     root * /srv/jwt-decoder
#     import jwt-decoder
(jwt-decoder) {{
	header {{
{always}	}}
	@changing not path_regexp {ASSET}
	header @changing {wanted.changing[0]} {wanted.changing[1]}
	@immutable {{
		path_regexp {ASSET}
		file
	}}
	header @immutable {wanted.immutable[0]} `{wanted.immutable[1]}`
{types}	@missing not file {{path}} {{path}}/index.html
	handle @missing {{
		rewrite * /404.html
		header Content-Type `{wanted.types[".html"]}`
		file_server {{
			status 404
			precompressed br gzip
		}}
	}}
	file_server {{
		precompressed br gzip
	}}
}}
"""


def s3(wanted: Wanted) -> str:
    """Return the commands that put the site into a bucket of S3, each file with its type and how long it is kept."""
    puts = "".join(
        f"put {name} '{wanted.types[PurePosixPath(name).suffix or '.txt']}' '{wanted.cache(name)[1]}'\n"
        for name in wanted.names
    )
    return f"""#!/bin/sh
{_MADE}
# usage, in the folder of the site: sh hosting/s3.sh s3://BUCKET/PATH
# S3 sends none of the other headers; a response headers policy of CloudFront does: their values are in _headers.
set -eu
target=${{1:?usage: sh hosting/s3.sh s3://BUCKET/PATH}}
put() {{
  aws s3 cp "$1" "${{target%/}}/$1" --only-show-errors --content-type "$2" --cache-control "$3"
}}
{puts}"""


def _quoted(value: str) -> str:
    """Return a value in the quotation marks that it does not hold itself, for nginx and Apache."""
    return f"'{value}'" if '"' in value else f'"{value}"'


MAKERS: Final[dict[str, Callable[[Wanted], str]]] = {
    "_headers": headers_file,
    ".nojekyll": lambda _: "",
    ".htaccess": apache,
    "hosting/nginx.conf": nginx,
    "hosting/Caddyfile": caddy,
    "hosting/s3.sh": s3,
}
