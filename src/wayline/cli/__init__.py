"""How does a person at a terminal ask? The command line, `wayline`, one file a verb in `verbs/`.

`entry` start, errors, exit codes · `lazy` the list of verbs · `options` what verbs share · `speaking`
what goes to stdout, stderr and JSON files · `progress` bars · `project` the folder `.wayline/` ·
`opening` map and events to a laid map · `reference` the text of the reference page.
"""

from wayline.cli.entry import group, main
from wayline.cli.reference import describe_verbs

__all__ = ["describe_verbs", "group", "main"]
