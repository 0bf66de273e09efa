"""A small server on the loopback that speaks as much of the hub's protocol as a download needs."""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """What the server holds, and how it misbehaves.

    ``cut_after`` breaks the connection after so many bytes of ``cut_file``, ``cuts`` times; ``ranges`` records the
    Range headers that came.
    """

    def __init__(self, repository: str, folder: Path) -> None:
        self.repository, self.folder = repository, folder
        self.cut_file, self.cut_after, self.cuts = "", 0, 0
        self.altered = ""
        self.requests: list[str] = []
        self.ranges: list[str] = []

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.is_file())

    def tree(self) -> list[dict[str, object]]:
        return [self.describe(path) for path in self.files()]

    def describe(self, path: Path) -> dict[str, object]:
        data = path.read_bytes()
        item: dict[str, object] = {
            "type": "file",
            "path": path.name,
            "size": len(data),
            "oid": hashlib.sha1(data).hexdigest(),
        }
        if path.suffix in (".safetensors", ".bin", ".spm"):
            item["lfs"] = {"oid": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 134}
        return item


class Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.answer(body=False)

    def do_GET(self):
        self.answer(body=True)

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        wanted = parse_qs(self.rfile.read(size).decode()).get("paths", [])
        found = [self.hub.describe(p) for p in self.hub.files() if p.name in wanted]
        self.json(found)

    def answer(self, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append(f"{self.command} {path}")
        repository = self.hub.repository
        if path in (f"/api/models/{repository}", f"/api/models/{repository}/revision/main"):
            siblings = [{"rfilename": p.name} for p in self.hub.files()]
            self.json({"id": repository, "modelId": repository, "sha": COMMIT, "siblings": siblings, "tags": []}, body)
        elif path.startswith(f"/api/models/{repository}/tree/"):
            self.json(self.hub.tree(), body)
        elif path.startswith(f"/{repository}/resolve/"):
            self.file(self.hub.folder / path.rsplit("/", 1)[1], body)
        elif path.startswith(f"/api/models/{repository}/revision/"):
            self.missing("RevisionNotFound")
        else:
            self.missing("RepoNotFound")

    def missing(self, code: str) -> None:
        self.send_response(404)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def json(self, data: object, body: bool = True) -> None:
        text = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if body:
            self.wfile.write(text)

    def file(self, path: Path, body: bool) -> None:
        if not path.is_file():
            self.missing("EntryNotFound")
            return
        data = path.read_bytes()
        etag = hashlib.sha256(data).hexdigest()
        if path.name == self.hub.altered:
            data = data[:-1] + bytes([data[-1] ^ 1])
        first = 0
        if given := self.headers.get("Range"):
            self.hub.ranges.append(f"{path.name} {given}")
            first = int(given.removeprefix("bytes=").split("-")[0])
        self.send_response(206 if first else 200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{etag}"')
        self.send_header("X-Linked-Etag", f'"{etag}"')
        self.send_header("X-Linked-Size", str(len(data)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(data) - first))
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        if not body:
            return
        if path.name == self.hub.cut_file and self.hub.cuts:
            self.wfile.write(data[first : self.hub.cut_after])
            self.wfile.flush()
            self.hub.cuts -= 1
            self.close_connection = True
            self.connection.close()
            return
        self.wfile.write(data[first:])


@contextmanager
def serving(hub: Hub):
    """Run the server; give its address."""
    handler = type("HubHandler", (Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
