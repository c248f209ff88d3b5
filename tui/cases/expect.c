/*
 * Holding a story against what it expects, and telling what does not come true.
 */
#include "cases/expect.h"

#include "engine/deadline.h"

/* ---- what was expected ------------------------------------------------------------------------ */

/* The outcome lists the deadline, and that is its last day. */
static bool due_is(const struct played *played, uint32_t deadline, int32_t date)
{
    const struct content *content = played->session.content;
    struct span listed = content->outcomes[played->trail.outcome].deadlines;
    struct due due = deadline_due(&played->session, &played->trail, deadline);
    bool is = false;

    for (uint32_t i = listed.first; i < listed.first + listed.count; i++)
        is = is || content->indexes[i] == deadline;
    is = is && due.shown;
    if (date == EXPECTED_NO_DATE)
        return is && due.state != DEADLINE_DATE;
    return is && due.state == DEADLINE_DATE && due.date == date;
}

static bool outcome_is(const struct expected *expected, const struct played *played)
{
    return played->trail.outcome == expected->index &&
           (expected->verdict == NO_INDEX || played_outcome(played)->verdict == expected->verdict);
}

bool expected_holds(const struct expected *expected, const struct played *played)
{
    if (played->trail.state != TRAIL_DONE)
        return false;
    switch (expected->kind) {
    case EXPECTED_OUTCOME:
        return outcome_is(expected, played);
    case EXPECTED_DOCUMENT:
        return played_listed(played, expected->index) == LISTED_SURELY;
    case EXPECTED_MAYBE:
        return played_listed(played, expected->index) != LISTED_NOT;
    case EXPECTED_WITHOUT:
        return played_listed(played, expected->index) == LISTED_NOT;
    case EXPECTED_DEADLINE:
        return due_is(played, expected->index, expected->date);
    case EXPECTED_STEPS:
        return played_steps(played) == expected->mask;
    case EXPECTED_NOTES:
        return played_notes(played) == expected->mask;
    case EXPECTED_SHOWS:
        return played_bears(played, expected->index) == BEARS_SURELY;
    case EXPECTED_PERHAPS:
        return played_bears(played, expected->index) == BEARS_PERHAPS;
    case EXPECTED_SILENT:
        break;
    }
    return played_bears(played, expected->index) == BEARS_NOT;
}

bool expect_all(const struct stories *stories, const struct story *story,
                const struct content *content, struct played *played)
{
    play_story(story, content, played);
    for (uint32_t i = 0; i < story->expected.count; i++)
        if (!expected_holds(stories_expected(stories, story, i), played))
            return false;
    return true;
}

/* ---- telling what did not come true ------------------------------------------------------------ */

/* What came instead; `wanted` and `came` in words. */
struct miss {
    const struct message *message;
    const char *wanted;
    const char *came;
};

#define MISS(name, chinese, english)                                                               \
    static const struct message miss_##name = {                                                    \
        .kind = "case-" #name, .severity = SEVERITY_ERROR, .zh = chinese, .en = english}

MISS(stops, "还停在问题 %2$s 上，没有得出结论 %1$s", "stops at %2$s before it comes to %1$s");
MISS(outcome, "应是结论 %s，实际是 %s", "should come out as %s, comes out as %s");
MISS(verdict, "应是类别 %s，实际是 %s", "should have the verdict %s, has %s");
MISS(document, "清单上应当有 %s，实际%s", "should surely list %s, which is %s");
MISS(maybe, "清单上应当有 %s，实际%s", "should list %s, which is %s");
MISS(without, "清单上不该有 %s，实际%s", "should not list %s, which is %s");
MISS(deadline, "期限 %s 应是另一天，实际算出 %s", "the last day for %s is another one: %s");
MISS(steps, "应当显示的步骤是 %s，实际是 %s", "should show the steps %s, shows %s");
MISS(notes, "应当显示的说明是 %s，实际是 %s", "should show the notes %s, shows %s");

MISS(shows, "单子上应当写明 %s，实际%s", "should say what holds for %s, which %s");
MISS(perhaps, "单子上应当写明可能管到的 %s，实际%s",
     "should say that %s may concern the person, which %s");
MISS(silent, "单子上不该写 %s，实际%s", "should not speak of %s, which %s");

static const char *document_id(const struct content *content, uint32_t document)
{
    return content_string(content, content->documents[document].id);
}

static const char *verdict_id(const struct content *content, uint32_t verdict)
{
    return content_string(content, content->verdicts[verdict].id);
}

/* "1,3", or "0" for none. */
static const char *places_written(uint32_t mask, struct arena *arena)
{
    const char *list = "";

    for (unsigned i = 0; i < 32; i++)
        if (mask >> i & 1)
            list = arena_format(arena, "%s%s%u", list, list[0] ? "," : "", i + 1);
    return list[0] ? list : "0";
}

static struct miss outcome_miss(const struct expected *expected, const struct played *played)
{
    const struct content *content = played->session.content;
    uint32_t verdict = played_outcome(played)->verdict;

    if (played->trail.outcome == expected->index)
        return (struct miss){&miss_verdict, verdict_id(content, expected->verdict),
                             verdict_id(content, verdict)};
    return (struct miss){&miss_outcome,
                         content_string(content, content->outcomes[expected->index].id),
                         content_string(content, played_outcome(played)->id)};
}

static const char *due_written(const struct played *played, uint32_t deadline, struct arena *arena)
{
    struct due due = deadline_due(&played->session, &played->trail, deadline);
    char date[DATE_TEXT_SIZE];

    if (due.state != DEADLINE_DATE)
        return "-";
    date_format(due.date, date);
    return arena_copy(arena, date, sizeof date - 1);
}

static struct miss paper_miss(const struct expected *expected, const struct played *played)
{
    static const char *const words[] = {
        [LISTED_NOT] = "没有 (not there)",
        [LISTED_MAYBE] = "只列在“可能需要” (only maybe)",
        [LISTED_SURELY] = "在清单上 (listed)",
    };
    const struct message *message = expected->kind == EXPECTED_DOCUMENT ? &miss_document
                                    : expected->kind == EXPECTED_MAYBE  ? &miss_maybe
                                                                        : &miss_without;

    return (struct miss){message, document_id(played->session.content, expected->index),
                         words[played_listed(played, expected->index)]};
}

static struct miss bearing_miss(const struct expected *expected, const struct played *played)
{
    static const char *const words[] = {
        [BEARS_NOT] = "不写 (does not bear on it)",
        [BEARS_PERHAPS] = "写成可能管到 (may bear on it)",
        [BEARS_SURELY] = "写明了 (bears on it)",
    };
    const struct content *content = played->session.content;
    const struct message *message = expected->kind == EXPECTED_SHOWS     ? &miss_shows
                                    : expected->kind == EXPECTED_PERHAPS ? &miss_perhaps
                                                                         : &miss_silent;

    return (struct miss){message, content_string(content, content->parameters[expected->index].id),
                         words[played_bears(played, expected->index)]};
}

static struct miss miss_of(const struct expected *expected, const struct played *played,
                           struct arena *arena)
{
    const struct content *content = played->session.content;

    switch (expected->kind) {
    case EXPECTED_OUTCOME:
        return outcome_miss(expected, played);
    case EXPECTED_DEADLINE:
        return (struct miss){&miss_deadline,
                             content_string(content, content->deadlines[expected->index].id),
                             due_written(played, expected->index, arena)};
    case EXPECTED_STEPS:
        return (struct miss){&miss_steps, places_written(expected->mask, arena),
                             places_written(played_steps(played), arena)};
    case EXPECTED_NOTES:
        return (struct miss){&miss_notes, places_written(expected->mask, arena),
                             places_written(played_notes(played), arena)};
    case EXPECTED_SHOWS:
    case EXPECTED_PERHAPS:
    case EXPECTED_SILENT:
        return bearing_miss(expected, played);
    default:
        return paper_miss(expected, played);
    }
}

static const char *waiting_id(const struct played *played)
{
    const struct content *content = played->session.content;
    const uint32_t question = played_waiting(played);

    return question == NO_INDEX ? content_string(content, content->nodes[played->trail.node].id)
                                : content_fact_id(content, question);
}

/* A case that does not end is told once. */
static uint32_t report_stop(const struct stories *stories, const struct story *story,
                            const struct played *played, struct diags *diags)
{
    const struct content *content = stories->content;
    const char *wanted = "";
    uint32_t line = story->line;

    for (uint32_t i = story->expected.count; i-- > 0;) {
        const struct expected *expected = stories_expected(stories, story, i);

        if (expected->kind != EXPECTED_OUTCOME)
            continue;
        wanted = content_string(content, content->outcomes[expected->index].id);
        line = expected->line;
    }
    diag_add(diags, (struct place){story->file, line, 0}, &miss_stops, wanted, waiting_id(played));
    return 1;
}

uint32_t expect_report(const struct stories *stories, const struct story *story,
                       struct diags *diags)
{
    struct played played;
    uint32_t wrong = 0;

    play_story(story, stories->content, &played);
    if (played.trail.state != TRAIL_DONE)
        return report_stop(stories, story, &played, diags);
    for (uint32_t i = 0; i < story->expected.count; i++) {
        const struct expected *expected = stories_expected(stories, story, i);
        struct miss miss;

        if (expected_holds(expected, &played))
            continue;
        miss = miss_of(expected, &played, &diags->arena);
        diag_add(diags, (struct place){story->file, expected->line, 0}, miss.message, miss.wanted,
                 miss.came);
        wrong++;
    }
    return wrong;
}
