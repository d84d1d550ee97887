-- What is each journey worth by its events? Grain: one journey with a value. Amounts in several currencies
-- are never added: then the map's currency ($currency) counts, without one nothing does.
INSERT INTO laid.journey_values
WITH summed AS (
    SELECT l.journey_id, coalesce(e.value_currency, $currency) AS currency, sum(e.value) AS value
    FROM laid.events l
    JOIN facts.events e ON e.event_no = l.event_no
    WHERE e.value IS NOT NULL
    GROUP BY l.journey_id, coalesce(e.value_currency, $currency)
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY journey_id) AS n_currencies FROM summed
)
SELECT journey_id, CAST(value AS DOUBLE), currency
FROM counted
WHERE n_currencies = 1 OR currency = $currency
