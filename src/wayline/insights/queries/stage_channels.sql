-- Grain: one row per stage, channel and account [A19]; channel 0 = none known.
-- Parameters: $part of $parts = which of equal parts of the accounts; an account lies in one of them whole.
-- A row: what the channel is credited with of the passages (visits left forward or to success, each shared
-- equally over its touches with a channel; without one they go to channel 0), in how many of them it was
-- touched, and what its events cost in all visits of the stage, those that failed too; NULL = no cost is known.
-- A visit ends with its case: what comes after the end lies in none.
WITH touches AS (
  SELECT v.stage, v.journey_id, v.account, v.seq AS visit, v.exit_kind, COALESCE(e.channel, 0) AS channel,
         COUNT(e.channel) AS n, SUM(e.cost) AS cost
  FROM stage_visits v
  LEFT JOIN events e ON e.journey_id = v.journey_id AND e.seq >= v.seq AND e.seq < v.until_seq
  WHERE abs(COALESCE(v.account, -v.journey_id)) % $parts = $part
  GROUP BY v.stage, v.journey_id, v.account, v.seq, v.exit_kind, COALESCE(e.channel, 0)
),
visits AS (
  SELECT stage, journey_id, visit, SUM(n) AS n FROM touches GROUP BY stage, journey_id, visit
),
credited AS (
  SELECT t.*, CASE WHEN t.exit_kind NOT IN (1, 3) THEN 0.0
                   WHEN v.n > 0 THEN t.n * 1.0 / v.n
                   WHEN t.channel = 0 THEN 1.0 ELSE 0.0 END AS credit
  FROM touches t
  JOIN visits v ON v.stage = t.stage AND v.journey_id = t.journey_id AND v.visit = t.visit
)
SELECT stage, channel, COALESCE(account, -journey_id) AS account, SUM(credit) AS credit,
       SUM(CASE WHEN credit > 0 THEN 1 ELSE 0 END) AS touched, SUM(cost) AS cost
FROM credited
GROUP BY stage, channel, COALESCE(account, -journey_id)
ORDER BY stage, channel, account
