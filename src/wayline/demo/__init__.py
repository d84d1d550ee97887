"""What can a stranger look at: an invented mining-support company with known truths, made from a seed.

`truths` what was planted · `building` its files · `company` its customers · `living` their years · `project`, `tendering`,
`mobilizing`, `operating`, `leaving`, `surveying` what happens in a project · `standing` who stands still on the last day ·
`exporting`, `flaws` how it was noted, and what went wrong there · `believing` its map.
"""

from wayline.demo.building import SEED, DemoCompany, build_demo
from wayline.demo.exporting import Export
from wayline.demo.truths import HEALTHY, PLANTED, PLANTED_TRUTHS, PlantedTruth, Truths

__all__ = [
    "HEALTHY", "PLANTED", "PLANTED_TRUTHS", "SEED", "DemoCompany", "Export", "PlantedTruth", "Truths",
    "build_demo",
]  # fmt: skip
