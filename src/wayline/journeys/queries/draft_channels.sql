-- On which channels does each event name come? Grain: one folded name and channel, most frequent first.
SELECT min(n.code) OVER (PARTITION BY n.folded) AS name, c.name AS channel, count(*) AS n
FROM facts.events e
JOIN facts.event_names n ON n.code = e.name
JOIN facts.channels c ON c.code = e.channel
GROUP BY n.folded, n.code, c.name
ORDER BY n DESC, channel
