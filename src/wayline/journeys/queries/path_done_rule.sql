-- When was a path done, where one event of a rule decides? Grain: one journey; since the case began.
INSERT INTO laid.path_done
SELECT e.journey_id, CAST($path AS SMALLINT), min(e.ts_us)
FROM laid.events e
JOIN laid.rule_sigs r ON r.sig = e.sig
WHERE NOT e.after_end
GROUP BY e.journey_id
