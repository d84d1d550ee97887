"""Events of a workspace are reached by many at once, from the first moment on."""

from concurrent.futures import ThreadPoolExecutor

from server.conftest import House, Member


def test_many_who_come_first_at_once_all_get_an_answer(house: House, editor: Member) -> None:
    """A workspace that nobody has used yet: its tables are made once."""
    paths = [editor.at("sources"), editor.at("sources/quarantine")] * 8
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(editor.client.get, paths))
    assert {answer.status_code for answer in answers} == {200}
