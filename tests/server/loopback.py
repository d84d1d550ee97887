"""An application on a free port of this machine, as other programs reach it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from fastapi import FastAPI

STOPS_WITHIN_S = 20


def bound() -> socket.socket:
    """A socket that listens already: who asks before the server is ready waits in its queue."""
    return socket.create_server(("127.0.0.1", 0))


def port_of(listener: socket.socket) -> int:
    """The port of such a socket."""
    return int(listener.getsockname()[1])


@contextmanager
def running(app: FastAPI, listener: socket.socket) -> Iterator[str]:
    """The address of an application that answers until the block ends."""
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port_of(listener)}"
    finally:
        server.should_exit = True
        thread.join(STOPS_WITHIN_S)
