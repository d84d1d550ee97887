-- Columns s, low, high of a survival curve from ln_s, gw (Greenwood's sum), none_left of `s` and the
-- design effect of `d`: the band is s ** exp(-+ z sqrt(gw) / ln s) [A10]. Where nobody is left the
-- upper end is not known. 1e-12 lets s = 0.5 exactly count as reached.
CASE WHEN s.none_left = 1 THEN 0.0 ELSE EXP(s.ln_s) - 1e-12 END AS s,
CASE WHEN s.none_left = 1 THEN 0.0 WHEN s.ln_s = 0 THEN 1.0
     ELSE EXP(s.ln_s * EXP($z * SQRT(s.gw * d.deff) / -s.ln_s)) - 1e-12 END AS low,
CASE WHEN s.none_left = 1 THEN NULL WHEN s.ln_s = 0 THEN 1.0
     ELSE EXP(s.ln_s * EXP(-$z * SQRT(s.gw * d.deff) / -s.ln_s)) - 1e-12 END AS high
