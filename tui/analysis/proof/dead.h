/*
 * What nothing reaches or uses: nodes, arms, options, papers, steps … that no case came by, and records
 * that nothing mentions. Each becomes a finding.
 */
#ifndef TUI_ANALYSIS_DEAD_H
#define TUI_ANALYSIS_DEAD_H

#include "analysis/findings.h"
#include "analysis/proof/marks.h"

/* `marks`: of the walks of every flow in every area. */
void dead_report(const struct workbook *workbook, const struct marks *marks,
                 struct findings *findings);

#endif
