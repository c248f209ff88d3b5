/*
 * A desk that is served without screens, under the content of tests/data/desk. The clock stands at
 * 2026-11-21 10:00.
 */
#ifndef TESTS_UNIT_SERVING_H
#define TESTS_UNIT_SERVING_H

#include "stage.h"

#define SERVING_CONTENT "tests/data/desk"

struct serving {
    struct office office;
    struct desk desk;
    const struct content *content; /* the desk's, as long as no other is offered */
};

/* For cmocka_unit_test_setup_teardown(). */
int serving_start(void **state);
int serving_end(void **state);

struct moment serving_moment(const char *date, int64_t milliseconds);

/* Content of a folder; NULL: the shipped one. */
struct content *serving_content(const char *folder);

/* The desk's content after a shell script has edited a copy of it, in whose folder it is run. */
struct content *serving_content_edited(const char *script);

/* A script under which the flow "settle" goes by another name. */
#define SERVING_WITHOUT_SETTLE                                                                     \
    "sed -i 's/\\<settle\\>/claim/g' flows/*.yaml outcomes/*.yaml && "                             \
    "mv flows/settle.yaml flows/claim.yaml"

void serving_begin(struct serving *serving, const char *flow);

/* Answers the question waiting, which must be this one. */
void serving_answer(struct serving *serving, const char *question, int64_t number);

/* The three start facts. */
void serving_answer_start(struct serving *serving);

/* A case that is done: stage in_hospital, no emergency, not filed. */
void serving_file_first(struct serving *serving);

/* A case that is done: stage paid, an injury, paid on 2026-11-05. */
void serving_manual(struct serving *serving);

/* Where a document stands on the list of papers; NO_INDEX = nowhere. */
uint32_t serving_item(const struct serving *serving, const char *document);

#endif
