"""A number larger than any revision is what the person got wrong, not a defect of ours."""

import pytest

from server.conftest import House

HUGE = 2**70


@pytest.mark.parametrize("number", [HUGE, -1])
def test_revision_that_cannot_be_is_refused(house: House, number: int) -> None:
    editor = house.member(house.workspace(), "editor", "eve")
    start = {"kind": "starter", "starter": "simple_five"}
    made = editor.client.post(editor.at("journeys"), json=start).json()
    path = editor.at(f"drafts/{made['drafts'][0]['id']}")
    edit = {
        "command_id": "one", "base_revision": number, "label": "",
        "command": {"do": "set", "path": ["goal"], "value": "Other"},
    }  # fmt: skip
    answers = [
        editor.client.get(f"{path}/edits", params={"after": number}),
        editor.client.post(f"{path}/edits", json=edit),
        editor.client.post(f"{path}/approval", json={"revision": number}),
    ]
    assert [one.status_code for one in answers] == [422, 422, 422]
