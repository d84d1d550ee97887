-- Grain: one row per journey with an `over` event; columns as `shares.Units` asks [A29].
-- Parameters: none; the SELECTs of the events stand at `over` and `of`; `pick` = any, first or last.
-- A row: any: has the journey an `of` event; first, last: is its first, its last `over` event one?
WITH over_events AS (
/* over */
),
of_events AS (
/* of */
),
cases AS (
  SELECT journey_id, ARG_MIN(event_no, COALESCE(seq, 2147483647)) AS first_no,
         ARG_MAX(event_no, COALESCE(seq, 2147483647)) AS last_no
  FROM over_events
  GROUP BY journey_id
)
SELECT 1 AS key, c.journey_id, j.account, NULL AS limit_us,
       CASE WHEN '/* pick */' = 'any' THEN CASE WHEN c.journey_id IN (SELECT journey_id FROM of_events) THEN 1 ELSE 0 END
            WHEN '/* pick */' = 'first' THEN CASE WHEN c.first_no IN (SELECT event_no FROM of_events) THEN 1 ELSE 0 END
            ELSE CASE WHEN c.last_no IN (SELECT event_no FROM of_events) THEN 1 ELSE 0 END END AS hit
FROM cases c JOIN journeys j ON j.journey_id = c.journey_id
