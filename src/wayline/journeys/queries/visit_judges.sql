-- Which version judges a visit? Grain: one visit.
INSERT INTO laid.visit_judges
SELECT id, reign FROM laid.judged_starts
