-- Which object of a type does each event carry, when a `take` counts by it [M42]? Grain: one event.
INSERT INTO laid.units
SELECT b.event_no, $per, arg_min(b.object, d.object_id)
FROM facts.event_objects b
JOIN facts.objects d ON d.code = b.object
WHERE b.object_type = $object_type
GROUP BY b.event_no
