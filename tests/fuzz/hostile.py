"""Texts that break what is careless with them, and queries made of them.

Each text that could run holds MARK, so that a test can look for what would run.
"""

import zlib
from base64 import urlsafe_b64encode
from urllib.parse import quote

from hypothesis import strategies as st

from lib.charts.catalogue import CHARTS
from lib.model.links import OWN_NAMES
from lib.model.selection import link_names

MARK = "alert(7)"
MARKUP = (
    f"<script>{MARK}</script>",
    f'"><img src=x onerror={MARK}>',
    f"</style><svg onload={MARK}>",
    f"</title></noscript><script>{MARK}</script>",
    f"[x](javascript:{MARK})",
    f"{{{{ 7*7 }}}} {{% {MARK} %}} ${{{MARK}}}",
    "]]><!--",
    "&lt;b&gt; &#x3c;i&#x3e; &amp;amp;",
    ":material/home: $x^2$ `code` **bold** :red[x]",
)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x","y")',
)
LETTERS = (
    "\u202egnp.exe\u202c",
    "a\u2066b\u2069\u200b\ufeff",
    "Ї́" * 40,
    "\U0001f1fa\U0001f1e6\u200d\U0001f9ff",
    "\u0301" * 60,
)
CONTROLS = ("a\0b", "a\x1bb", "a\x0bb", "\ud800", "\ufffe")
LONG = ("x" * 5_000, "слово " * 900)
PATHS = (
    "../../etc/passwd",
    "/etc/passwd",
    "..\\..\\x",
    "C:\\x",
    "%2e%2e%2f",
    "a/../../b",
)
BOMBS = (urlsafe_b64encode(zlib.compress(b'{"chart":["' + b"x" * 9_000_000)).decode(),)
TEXTS = (*MARKUP, *FORMULAS, *LETTERS, *CONTROLS, *LONG, *PATHS)

_VALID = (
    *("EUR", "announced", "2026-02-12", "DEU", "NATO", "udcg-2026-02-12", "military"),
    *("firm", "lead", "gdp", "udcg-2026-02-12-deu-pac3", "purl", "all", "traced"),
    *("frames/claims", "tables/pledges", *CHARTS),
)
_NAMES = sorted({*link_names(), *OWN_NAMES, "embed", "embed_options", "lang", "utm_x"})
#: A value as it stands in an address: escaped, or bytes that are no text.
_values = st.one_of(
    st.sampled_from(_VALID).map(quote),
    st.sampled_from([*TEXTS, *BOMBS]).map(
        lambda text: quote(text, errors="surrogatepass")
    ),
    st.text(max_size=60).map(lambda text: quote(text, errors="surrogatepass")),
    st.sampled_from(["%ff%fe", "%", "%zz", "%00", "a%0d%0aX:y", "+", "%c0%af", ""]),
)
_pairs = st.tuples(
    st.one_of(st.sampled_from(_NAMES), st.text(max_size=8).map(quote)), _values
)
#: Query strings of pages.
QUERIES = st.lists(_pairs, max_size=8).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)

#: The same as a session is given them, by name; a page finds no bytes that are no text.
LINKS = st.dictionaries(
    st.sampled_from(_NAMES),
    st.one_of(
        st.sampled_from([*_VALID, *BOMBS]),
        st.sampled_from([one for one in TEXTS if one != "\ud800"]),
        st.text(max_size=60),
    ),
    max_size=5,
)
