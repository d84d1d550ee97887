"""What can a stranger look at: an invented mining-support company with known truths, made from a seed.

`building` its files · `company` its customers · `project`, `pace`, `happening` what happens · `truths` what was
planted · `believing` its map.
"""

from wayline.demo.building import DemoCompany, build_demo
from wayline.demo.truths import PLANTED, Truths

__all__ = ["PLANTED", "DemoCompany", "Truths", "build_demo"]
