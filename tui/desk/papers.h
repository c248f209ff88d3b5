/* A paper of the checklist in words. Shared by the screens and the plain mode. */
#ifndef TUI_DESK_PAPERS_H
#define TUI_DESK_PAPERS_H

#include "desk/words.h"
#include "engine/checklist.h"

/* "身份证", or "医保电子凭证 / 身份证 / 社保卡（任一）". */
const char *papers_name(const struct reader *reader, const struct item *item);

/* "原件，1 份，出示": what is to be brought of it. "" for one of several. */
const char *papers_form(const struct reader *reader, const struct item *item);

/* 必须 / 非必须 / 容缺后补 in words. */
const char *papers_necessity(const struct reader *reader, const struct item *item);

#endif
