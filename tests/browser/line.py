"""A line between a browser and the hub that can be cut: page and service worker alike are without a network then."""

import contextlib
import socket
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

START, ATTEMPT = b"POST /tur/", b"/kontakt/ "
BROKEN = b"HTTP/1.1 500 Internal Server Error\r\nMade-Up: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Line(socketserver.ThreadingTCPServer):
    """Passes bytes on. `lose`: so many attempts get to the hub while their answers are lost on the way; `fail`: as if
    the hub could not store so many."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, hub_port: int) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.hub_port = hub_port
        self.is_cut, self.lose, self.fail = False, 0, 0
        self.attempts: list[bytes] = []
        self.open: set[socket.socket] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def cut(self) -> None:
        self.is_cut = True
        for each in list(self.open):
            shut(each)

    def mend(self) -> None:
        self.is_cut = False


class Passing(socketserver.BaseRequestHandler):
    """One connection. Browsers ask one thing at a time on each."""

    server: Line

    def handle(self) -> None:
        if self.server.is_cut:
            return
        self.is_deaf = False
        with socket.create_connection(("127.0.0.1", self.server.hub_port)) as hub:
            self.server.open |= {self.request, hub}
            answering = Thread(target=self._answer, args=(hub,), daemon=True)
            answering.start()
            with contextlib.suppress(OSError):
                self._ask(hub)
            shut(hub)
            answering.join()
            self.server.open -= {self.request, hub}

    def _ask(self, hub: socket.socket) -> None:
        while chunk := self.request.recv(65536):
            head = chunk.split(b"\r\n", maxsplit=1)[0]
            if self.server.fail and head.startswith(START) and ATTEMPT in head:
                self.server.fail -= 1
                self.request.sendall(BROKEN)
                self.is_deaf = True
                continue
            if head.startswith(START) and ATTEMPT in head:
                self.server.attempts.append(chunk)
                self.is_deaf = self.server.lose > 0
                self.server.lose = max(0, self.server.lose - 1)
            elif self.server.attempts and not chunk.startswith((b"GET ", b"POST ")):
                self.server.attempts[-1] += chunk  # a body that came after its head
            hub.sendall(chunk)

    def _answer(self, hub: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while (chunk := hub.recv(65536)) and not self.is_deaf:
                self.request.sendall(chunk)
        shut(self.request)


def shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(hub_port: int) -> Iterator[Line]:
    with Line(hub_port) as line:
        Thread(target=line.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield line
        finally:
            line.cut()
            line.shutdown()
