-- Which events came on a channel, or from a department, that their touchpoint does not name [A16]?
-- Grain: one event of a touchpoint that names some. NULL is never wrong; values are folded codes [M38].
INSERT INTO laid.deviations
SELECT e.journey_id, /* kind */, 'touchpoint:' || t.key, e.seq, e.ts_us, d.name
FROM laid.events e
JOIN laid.touchpoints t ON t.code = e.touchpoint
JOIN /* dictionary */ d ON d.code = e./* column */
WHERE e.touchpoint IN (/* points */)
  AND (e.touchpoint, e./* column */) NOT IN (VALUES /* allowed */)
