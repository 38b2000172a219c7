"""A host of files on this machine: it knows editions, breaks off, leads on, is slow."""

import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import trustme


@dataclass
class Host:
    """What it answers; `asked` are method, path with query and headers of each request."""

    content: bytes = b""
    status: int = 200
    etag: bool = True
    modified: str = ""
    headers: dict = field(default_factory=dict)
    #: Bytes after which it breaks off, and seconds before each of its words.
    breaks_off: int | None = None
    slow: threading.Event | None = None
    asked: list = field(default_factory=list)
    address: str = ""

    @property
    def tag(self):
        return f'"{sha256(self.content).hexdigest()[:16]}"'

    def own_headers(self):
        own = {"ETag": self.tag} if self.etag else {}
        own |= {"Last-Modified": self.modified} if self.modified else {}
        return own | {"Content-Length": str(len(self.content))} | self.headers

    def is_known(self, headers):
        if self.etag:
            return headers.get("If-None-Match") == self.tag
        return bool(self.modified) and headers.get("If-Modified-Since") == self.modified


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.server.host
        host.asked.append((self.command, self.path, dict(self.headers)))
        if host.slow is not None:
            host.slow.wait(30)
        if host.status == 200 and host.is_known(self.headers):
            self.send_response(304)
            self.end_headers()
            return
        content = host.content if host.status == 200 else b""
        own = host.own_headers() | ({} if content else {"Content-Length": "0"})
        self.send_response(host.status)
        if host.status == 200 and "Range" in self.headers:
            first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
            content = content[int(first) : int(last) + 1]
            own["Content-Length"] = str(len(content))
        for name, value in own.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content[: host.breaks_off])

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def hosting(content=b"", secure=None, **stated):
    """Start a host, and give it; `secure` is the context of a server with TLS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.daemon_threads = True
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    scheme = "http" if secure is None else "https"
    place = f"{scheme}://127.0.0.1:{server.server_port}/ledger.zip"
    server.host = Host(content, address=place, **stated)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def down(host):
    """Say where nobody listens, below the path of a host."""
    return urlsplit(host.address)._replace(netloc="127.0.0.1:9").geturl()


@contextmanager
def trusted(folder, monkeypatch):
    """Make a certificate for this machine that this process trusts."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    with monkeypatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))
        yield context
