/* Stories that stop, answered: see accept.h. */
#include "cases/accept.h"
#include "engine/answer_words.h"

#include "engine/answer_words.h"

#include <string.h>

/* ---- one story ------------------------------------------------------------------------------ */

/* Goes on from question to question as far as there are answers. NO_INDEX: it came to an end; else the
 * question it stops at, *refused where that does not allow the answer. */
static uint32_t lead_on(const struct accept *accept, struct session *session, bool *refused)
{
    struct trail trail;
    uint32_t question;

    *refused = false;
    for (;;) {
        trail_walk(session, &trail);
        question = trail_question(session->content, &trail);
        if (trail.state != TRAIL_ASKING || question == NO_INDEX)
            return NO_INDEX;
        if (accept->answers[question].state == ANSWER_NONE)
            return question;
        if (!session_answer_on(session, &trail, question, accept->answers[question])) {
            *refused = true;
            return question;
        }
    }
}

/* A story that cannot be read stops nowhere. */
static bool stops(const struct accept *accept, uint32_t story)
{
    struct session session = accept->stories->list[story]->session;
    struct trail trail;

    if (accept->stories->list[story]->broken)
        return false;
    trail_walk(&session, &trail);
    return trail.state == TRAIL_ASKING && trail_question(session.content, &trail) != NO_INDEX;
}

/* Where a story waits now; NO_INDEX: nowhere, or where an answer is refused. */
static uint32_t waits_at(const struct accept *accept, uint32_t story)
{
    struct session session = accept->stories->list[story]->session;
    uint32_t question;
    bool refused;

    if (!stops(accept, story))
        return NO_INDEX;
    question = lead_on(accept, &session, &refused);
    return refused ? NO_INDEX : question;
}

uint32_t accept_waiting(const struct accept *accept)
{
    for (uint32_t i = 0; i < accept->stories->count; i++) {
        const uint32_t question = waits_at(accept, i);

        if (question != NO_INDEX && !accept->skipped[question])
            return question;
    }
    return NO_INDEX;
}

uint32_t accept_stops(const struct accept *accept, uint32_t question, const struct story **first)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < accept->stories->count; i++) {
        if (waits_at(accept, i) != question)
            continue;
        if (count++ == 0)
            *first = accept->stories->list[i];
    }
    return count;
}

/* ---- all that stop ---------------------------------------------------------------------------- */

static bool same_answer(struct answer a, struct answer b)
{
    return a.state == b.state && a.number == b.number;
}

/* What the story says now and did not before. */
static const char *added_line(const struct story *before, const struct story *after,
                              struct arena *arena)
{
    const struct content *content = after->session.content;
    const char *line = "set";

    for (uint32_t i = 0; i < content->question_count; i++)
        if (!same_answer(before->session.answers[i], after->session.answers[i]))
            line = arena_format(arena, "%s %s=%s", line, content_fact_id(content, i),
                                answer_words_write(content, i, after->session.answers[i], arena));
    return line;
}

static struct accepted fill_in(const struct accept *accept, uint32_t index, struct arena *arena)
{
    static struct played played; /* too large for a stack */
    const struct stories *stories = accept->stories;
    struct accepted accepted = {.story = index, .answered = *stories->list[index]};
    bool refused;

    accepted.question = lead_on(accept, &accepted.answered.session, &refused);
    accepted.added = added_line(stories->list[index], &accepted.answered, arena);
    if (accepted.question != NO_INDEX)
        accepted.state = refused ? ACCEPT_REFUSED : ACCEPT_STOPS;
    else if (expect_all(stories, &accepted.answered, stories->content, &played))
        accepted.state = ACCEPT_ANSWERED;
    else
        accepted.state = ACCEPT_OTHER;
    return accepted;
}

void accept_make(struct accept *accept, struct arena *arena)
{
    accept->list = arena_alloc(arena, (accept->stories->count + 1) * sizeof *accept->list);
    accept->count = 0;
    for (uint32_t i = 0; i < accept->stories->count; i++)
        if (stops(accept, i))
            accept->list[accept->count++] = fill_in(accept, i, arena);
}

/* ---- files ------------------------------------------------------------------------------------- */

/* The line to add behind a line of a file; NULL = none. */
static const char *added_behind(const struct accept *accept, const char *file, uint32_t line)
{
    for (uint32_t i = 0; i < accept->count; i++) {
        const struct story *story = accept->stories->list[accept->list[i].story];

        if (accept->list[i].state == ACCEPT_ANSWERED && strcmp(story->file, file) == 0 &&
            story->answered == line)
            return accept->list[i].added;
    }
    return NULL;
}

void accept_write(const struct accept *accept, const char *file, const char *bytes, size_t size,
                  struct buffer *out)
{
    uint32_t line = 0;

    for (size_t offset = 0; offset < size;) {
        const char *end = memchr(bytes + offset, '\n', size - offset);
        const size_t length = end ? (size_t)(end - bytes) - offset : size - offset;
        const char *added = added_behind(accept, file, ++line);

        buffer_add(out, bytes + offset, length);
        if (added != NULL)
            buffer_print(out, "\n%s", added);
        if (end != NULL)
            buffer_add(out, "\n", 1);
        offset += length + 1;
    }
}

static bool is_answered(const struct accept *accept, uint32_t story)
{
    for (uint32_t i = 0; i < accept->count; i++)
        if (accept->list[i].story == story)
            return accept->list[i].state == ACCEPT_ANSWERED;
    return false;
}

bool accept_holds(const struct accept *accept, const char *file, const struct buffer *text)
{
    static struct played played; /* too large for a stack */
    struct stories anew = {.content = accept->stories->content};
    struct diags diags = {0};
    uint32_t next = 0;
    bool holds = true;

    stories_read(&anew, file, text->data, text->size, &diags);
    for (uint32_t i = 0; i < accept->stories->count; i++) {
        if (strcmp(accept->stories->list[i]->file, file) != 0)
            continue;
        if (next == anew.count ||
            (is_answered(accept, i) && !expect_all(&anew, anew.list[next], anew.content, &played)))
            holds = false;
        next += next < anew.count;
    }
    holds = holds && next == anew.count;
    diags_free(&diags);
    stories_free(&anew);
    return holds;
}
