CREATE TABLE `decision` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`indicator` text NOT NULL,
	`region` text NOT NULL,
	`period` text NOT NULL,
	`revision` integer NOT NULL,
	`level` integer NOT NULL,
	`verdict` text NOT NULL,
	`actor` text NOT NULL,
	`at` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
-- The columns of `observation` that told of a decision are still filled, as on PostgreSQL, where the release before reads them
-- while it runs beside this one. The release after this one takes them away.
-- What was decided before. A row that tells only half of a decision was altered by another hand; a verification finds it.
INSERT INTO `decision` (`sequence`, `indicator`, `region`, `period`, `revision`, `level`, `verdict`, `actor`, `at`, `reason`)
SELECT `decided_sequence`, `indicator`, `region`, `period`, `revision`,
	CASE `state` WHEN 'withdrawn' THEN 0 ELSE 1 END, `state`, `decided_by`, `decided_at`, `return_reason`
FROM `observation`
WHERE `decided_sequence` IS NOT NULL AND `decided_by` IS NOT NULL AND `decided_at` IS NOT NULL
ORDER BY `decided_sequence`
ON CONFLICT DO NOTHING;
