"""Who asks for more than the memory holds is told so, in words, and not that the server is broken."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from wayline.engine import EngineSettings, open_memory
from wayline.server.errors import explain_errors


@pytest.mark.parametrize(("language", "said"), [("en", "needs more memory"), ("de", "mehr Speicher")])  # fmt: skip
def test_want_of_memory_is_said_with_what_to_do(language: str, said: str) -> None:
    app = FastAPI()
    explain_errors(app)

    @app.get("/")
    def ask() -> None:
        engine = open_memory(EngineSettings(memory_limit="20MB"))
        engine.run("SELECT list(range) FROM range(50000000)")

    answer = TestClient(app).get("/", headers={"Accept-Language": language})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (503, "service_unavailable")
    assert said in told["message"]
    assert "--memory" in told["remedy"]
    assert "SELECT" not in answer.text
