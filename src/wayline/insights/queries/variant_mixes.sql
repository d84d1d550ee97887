-- Grain: one row per journey with a touchpoint [A6]; stands where variant_sequences.sql would.
-- Parameters: none.
-- A row: journey, account, and the number that tells its order of touchpoints from every other, worked out
-- when the journeys were laid; `laid.variants` spells it.
SELECT journey_id, account, variant AS nodes
FROM journeys
WHERE variant <> 0
