/*
 * A session written as a story.
 */
#include "cases/write.h"

#include "cases/play.h"
#include "engine/answer_words.h"
#include "engine/deadline.h"
#include "engine/force.h"

#include <string.h>

static void write_answers(const struct played *played, struct buffer *out, struct arena *arena)
{
    const struct content *content = played->session.content;

    buffer_print(out, "set");
    for (uint32_t i = 0; i < content->question_count; i++) {
        struct answer answer = trail_answer(&played->trail, i);

        if (played->session.answers[i].state == ANSWER_NONE || answer.state == ANSWER_NONE ||
            answer.origin == ORIGIN_IMPLIED)
            continue;
        buffer_print(out, " %s=%s", content_fact_id(content, i),
                     answer_words_write(content, i, played->session.answers[i], arena));
    }
    buffer_print(out, "\n");
}

/* The papers listed for sure (or maybe), with a bar between those of a choice. */
static void write_papers(const struct played *played, const char *label, bool maybe,
                         struct buffer *out)
{
    const struct content *content = played->session.content;
    const char *before = label;

    for (uint32_t i = 0; i < played->list.count; i++) {
        const struct item *item = &played->list.item[i];
        struct span members = {0, 1};

        if ((item->maybe != 0) != maybe)
            continue;
        if (item->document == NO_INDEX)
            members = content->brings[item->bring].members;
        for (uint32_t n = 0; n < members.count; n++) {
            uint32_t document =
                item->document != NO_INDEX ? item->document : content->indexes[members.first + n];

            buffer_print(out, "%s%s", n == 0 ? before : "|",
                         content_string(content, content->documents[document].id));
        }
        before = ",";
    }
    if (before != label)
        buffer_print(out, "\n");
}

/* Papers its outcome has a line for and that are not on this list. */
static void write_without(const struct played *played, struct buffer *out)
{
    const struct content *content = played->session.content;
    struct span bring = content->outcomes[played->trail.outcome].bring;
    const char *before = "expect without=";

    for (uint32_t i = 0; i < content->document_count; i++) {
        bool here = false;

        for (uint32_t n = bring.first; n < bring.first + bring.count; n++)
            here = here ||
                   (content->brings[n].kind == BRING_DOCUMENT && content->brings[n].subject == i);
        if (!here || played_listed(played, i) != LISTED_NOT)
            continue;
        buffer_print(out, "%s%s", before, content_string(content, content->documents[i].id));
        before = ",";
    }
    if (before[0] == ',')
        buffer_print(out, "\n");
}

static void write_deadlines(const struct played *played, struct buffer *out)
{
    const struct content *content = played->session.content;
    struct span deadlines = content->outcomes[played->trail.outcome].deadlines;

    for (uint32_t i = 0; i < deadlines.count; i++) {
        struct due due =
            deadline_due(&played->session, &played->trail, content->indexes[deadlines.first + i]);
        char date[DATE_TEXT_SIZE];

        if (due.state != DEADLINE_DATE || !due.shown)
            continue;
        date_format(due.date, date);
        buffer_print(out, "expect deadline %s=%s\n",
                     content_string(content, content->deadlines[due.deadline].id), date);
    }
}

static void write_places(const char *label, uint32_t mask, struct buffer *out)
{
    const char *before = "";

    buffer_print(out, "%s", label);
    for (unsigned i = 0; i < 32; i++)
        if (mask >> i & 1) {
            buffer_print(out, "%s%u", before, i + 1);
            before = ",";
        }
    buffer_print(out, mask == 0 ? "0\n" : "\n");
}

static void write_steps(const struct played *played, struct buffer *out)
{
    const struct content *content = played->session.content;
    const struct outcome *outcome = &content->outcomes[played->trail.outcome];
    bool steps = false, notes = false;

    for (uint32_t i = 0; i < outcome->steps.count; i++)
        steps = steps || content->steps[outcome->steps.first + i].when != NO_INDEX;
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        notes = notes || content->notes[outcome->notes.first + i].when != NO_INDEX;
    if (steps)
        write_places("expect steps=", played_steps(played), out);
    if (notes)
        write_places("expect notes=", played_notes(played), out);
}

static void write_cites(const struct content *content, struct span cites, int32_t today,
                        struct buffer *out)
{
    uint32_t last = NO_INDEX;

    if (force_first(content, cites, today) == NO_INDEX)
        return;
    buffer_print(out, "cite");
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++) {
        uint32_t source = content->cites[i].source;

        if (!force_cite(content, i, today))
            continue;
        if (source != last)
            buffer_print(out, " %s", content_string(content, content->sources[source].id));
        last = source;
    }
    buffer_print(out, "\n");
}

/* What the words assume; NULL where there are none. */
static const struct assumed *assumed_read(const struct session *session, const char *words,
                                          struct arena *arena)
{
    const struct content *content = session->content;
    uint32_t insured = (uint32_t)session->answers[content->insured_in].number;
    struct assumed *assumed = NULL;

    while (words && *words != '\0') {
        size_t size = strcspn(words, " ");

        assume_words(&assumed, arena, content, insured, arena_copy(arena, words, size));
        words += size + strspn(words + size, " ");
    }
    return assumed;
}

void write_story(const struct session *session, const char *assumed, const char *title,
                 struct buffer *out)
{
    static struct played played; /* too large for a stack */
    struct story story = {.session = *session};
    const struct content *content = session->content;
    const struct outcome *outcome;
    struct arena arena = {0};
    char today[DATE_TEXT_SIZE];

    story.assumed = assumed_read(session, assumed, &arena);
    play_story(&story, content, &played);
    if (played.trail.state != TRAIL_DONE) {
        arena_free(&arena);
        return;
    }
    outcome = &content->outcomes[played.trail.outcome];
    date_format(session->today, today);
    buffer_print(out, "# %s\n", title);
    write_cites(content, outcome->cites, session->today, out);
    buffer_print(out, "flow %s\non %s\n", content_string(content, content->flows[session->flow].id),
                 today);
    write_answers(&played, out, &arena);
    if (assumed)
        buffer_print(out, "assume %s\n", assumed);
    buffer_print(out, "expect outcome=%s verdict=%s\n", content_string(content, outcome->id),
                 content_string(content, content->verdicts[outcome->verdict].id));
    write_papers(&played, "expect documents=", false, out);
    write_papers(&played, "expect maybe=", true, out);
    write_without(&played, out);
    write_deadlines(&played, out);
    write_steps(&played, out);
    buffer_print(out, "\n");
    arena_free(&arena);
}
