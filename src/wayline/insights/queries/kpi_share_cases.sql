-- Grain: one row per journey with an `over` event; columns as `shares.Units` asks [A29].
-- Parameters: none; the SELECTs of the events stand at `over` (all of them), `kept` (those that pass
-- the filters of the measure) and `of`; `pick` = any, first or last.
-- A row: any: has the journey an `of` event; first, last: is its first, its last `over` event one? The
-- event is taken before it is filtered: a case whose last event came by phone is no case by e-mail.
WITH over_events AS (
/* over */
),
kept_events AS (
/* kept */
),
of_events AS (
/* of */
),
cases AS (
  SELECT journey_id, CASE WHEN '/* pick */' = 'first' THEN ARG_MIN(event_no, COALESCE(seq, 2147483647))
                          ELSE ARG_MAX(event_no, COALESCE(seq, 2147483647)) END AS taken
  FROM over_events
  WHERE '/* pick */' <> 'any' OR event_no IN (SELECT event_no FROM kept_events)
  GROUP BY journey_id
)
SELECT 1 AS key, c.journey_id, j.account, NULL AS limit_us,
       CASE WHEN '/* pick */' = 'any' THEN CASE WHEN c.journey_id IN (SELECT journey_id FROM of_events) THEN 1 ELSE 0 END
            WHEN c.taken IN (SELECT event_no FROM of_events) THEN 1 ELSE 0 END AS hit
FROM cases c JOIN journeys j ON j.journey_id = c.journey_id
WHERE c.taken IN (SELECT event_no FROM kept_events)
