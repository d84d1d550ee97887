"""Companies to look at in the application: the invented one, whole, and a small one with customers in every state."""

from pathlib import Path

from wayline.demo import build_demo
from wayline.events import load_events, read_mapping, read_mapping_text
from wayline.manage import NewJourney, Publishing, publish_draft, start_journey
from wayline.map import JourneyMap, read_map, read_map_text
from wayline.state import add_person
from web.served import Served

MAP = """
wayline: 1
key: support
name: Supporting a mine
timezone: UTC
currency: EUR
owner: sales
departments: [{key: sales, name: Sales}, {key: works, name: Works}]
stages:
  - {key: ask, name: Asking, binding: asked, standard: 20 days, touchpoints: [{key: enquiry, name: They enquire, binding: asked, channels: [email]}]}
  - {key: work, name: Working, binding: began, owner: works}
outcomes: [{key: finished, name: Finished, kind: success, when: finished}]
"""
MAPPING = """
source: crm
columns: {ts: time, name: event, account: account, channel: channel, attributes: {account.name: company}}
"""
EVENTS = """\
time,event,account,channel,company
2026-01-01T09:00:00Z,asked,acc-1,email,Northern Pits
2026-01-02T09:00:00Z,asked,acc-2,email,Blue Quarry
2026-01-09T09:00:00Z,began,acc-2,phone,Blue Quarry
2026-01-03T09:00:00Z,asked,acc-3,email,Old Seam
2026-02-05T09:00:00Z,finished,acc-3,email,Old Seam
2026-02-25T09:00:00Z,asked,acc-4,email,Red Ridge
2026-03-01T09:00:00Z,asked,acc-5,email,Far Deposit
"""
COMPANIES = ("Northern Pits", "Blue Quarry", "Old Seam", "Red Ridge", "Far Deposit")


def published(served: Served, document: JourneyMap) -> str:
    """A journey with this map in force; its key."""
    now = served.ports.clock.now()
    with served.ports.records.write() as records:
        who = add_person(records, f"{document.key}@maker.example", "Maker", now=now)
        new = NewJourney(str(document.key), str(document.name), document)
        journey, draft = start_journey(records, served.workspace.id, new, by=who.id, now=now)
        publish_draft(
            records, served.workspace.id, draft.id, Publishing("First"), by=who.id, now=now
        )
    return journey.key


def small_company(served: Served, folder: Path) -> str:
    """Five customers on a map of two stages; its key."""
    take_in(served, folder, "first.csv", EVENTS)
    return published(served, read_map_text(MAP).document)


def take_in(served: Served, folder: Path, name: str, events: str) -> None:
    """More events, told to every browser that is open."""
    file = folder / name
    file.write_text(events, encoding="utf-8")
    with served.ports.shelf.writing(served.workspace.id) as engine:
        load_events(engine, [file], mapping=read_mapping_text(MAPPING), clock=served.ports.clock)
    served.ports.live.tell(served.workspace.id, "snapshot.ready", {})


def invented_company(served: Served, folder: Path) -> str:
    """The whole invented company; its key."""
    company = build_demo(folder)
    with served.ports.shelf.writing(served.workspace.id) as engine:
        for export in company.exports:
            mapping = read_mapping(export.mapping_path)
            load_events(engine, [export.path], mapping=mapping, clock=served.ports.clock)
    return published(served, read_map(company.map_path).document)
