"""Which numbers will be asked for next? Worked out before anybody waits for them, when events came in."""

import logging

from wayline.base import WaylineError, say
from wayline.events import Progress
from wayline.journeys import Scope
from wayline.server.bay import MOST_LAID
from wayline.server.checked import shown_map
from wayline.server.measured import measured_map
from wayline.server.ports import Ports
from wayline.server.shelf import Question
from wayline.state import list_journeys

log = logging.getLogger("wayline.server")
SAID = say("Measuring the journeys on the new events")


def measure_ahead(ports: Ports, workspace_id: str, progress: Progress) -> None:
    """Measure each journey as it opens: the map in force, every journey of every customer.

    What cannot be measured is left to who asks for it, who is told why.
    """
    with ports.records.read() as records:
        listed = list_journeys(records, workspace_id)
    keys = [one.key for one in listed if one.archived_at is None][:MOST_LAID]
    for at, key in enumerate(keys):
        progress(SAID, at, len(keys))
        try:
            checked = shown_map(ports, workspace_id, key)
            question = Question(workspace_id, checked, None, repr(Scope()))
            measured_map(ports, question, Scope(), "whole")
        except WaylineError as error:
            log.info("the journey %s was not measured ahead: %s", key, error)
