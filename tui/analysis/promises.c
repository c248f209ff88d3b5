/* Promises of a content, record by record: see promises.h. */
#include "analysis/promises.h"

#include "analysis/findings.h"
#include "analysis/idle.h"
#include "engine/force.h"
#include "engine/rules.h"
#include "model/adoption.h"
#include "model/source.h"

#include <string.h>

struct promises {
    const struct workbook *workbook;
    const struct content *content;
    struct diags *diags;
    struct arena arena;
};

/* What is looked at: its place, and its name as the files write the way to it ("MANUAL.do.2"). */
struct subject {
    const char *name;
    struct place place;
};

static void report(struct promises *promises, enum finding_id id, struct subject subject,
                   const char *detail)
{
    diag_add(promises->diags, subject.place, &findings_said[id], subject.name, detail);
}

static const char *string(const struct promises *promises, uint32_t offset)
{
    return content_string(promises->content, offset);
}

/* A part of a subject; `place` of file NULL = where the whole stands. */
static struct subject part(struct promises *promises, struct subject whole, const char *key,
                           struct place place)
{
    return (struct subject){arena_format(&promises->arena, "%s.%s", whole.name, key),
                            place.file ? place : whole.place};
}

static struct subject numbered(struct promises *promises, struct subject whole, const char *key,
                               uint32_t index, struct place place)
{
    return part(promises, whole, arena_format(&promises->arena, "%s.%u", key, index + 1), place);
}

static const struct place nowhere = {.file = NULL};

/* ---- words --------------------------------------------------------------------------------- */

/* The texts of a record: its key, and what is said where there is none. */
struct wording {
    const char *key;
    size_t offset;
    enum finding_id missing; /* FINDING_COUNT = need not be there, or the loader insists */
};

#define MAY_MISS FINDING_COUNT

static const struct wording question_words[] = {
    {"text",  offsetof(struct question, text),  MAY_MISS            },
    {"label", offsetof(struct question, label), MAY_MISS            },
    {"why",   offsetof(struct question, why),   FINDING_WHY_MISSING },
    {"help",  offsetof(struct question, help),  FINDING_HELP_MISSING},
    {"unit",  offsetof(struct question, unit),  MAY_MISS            },
};
static const struct wording unsure_words[] = {
    {"label", offsetof(struct question, unsure_label), FINDING_LABEL_MISSING},
    {"story", offsetof(struct question, unsure_story), FINDING_STORY_MISSING},
};
static const struct wording option_words[] = {
    {"text",  offsetof(struct option, text),  MAY_MISS             },
    {"label", offsetof(struct option, label), MAY_MISS             },
    {"story", offsetof(struct option, story), FINDING_STORY_MISSING},
};
static const struct wording outcome_words[] = {
    {"title", offsetof(struct outcome, title), MAY_MISS             },
    {"say",   offsetof(struct outcome, say),   MAY_MISS             },
    {"plain", offsetof(struct outcome, plain), FINDING_PLAIN_MISSING},
};
static const struct wording step_words[] = {
    {"text",      offsetof(struct step, text),                     MAY_MISS},
    {"by.online", offsetof(struct step, channels[CHANNEL_ONLINE]), MAY_MISS},
    {"by.window", offsetof(struct step, channels[CHANNEL_WINDOW]), MAY_MISS},
    {"by.agent",  offsetof(struct step, channels[CHANNEL_AGENT]),  MAY_MISS},
    {"by.phone",  offsetof(struct step, channels[CHANNEL_PHONE]),  MAY_MISS},
};
static const struct wording note_words[] = {
    {"text",  offsetof(struct note, text),  MAY_MISS             },
    {"label", offsetof(struct note, label), FINDING_LABEL_MISSING},
};
static const struct wording myth_words[] = {
    {"said",  offsetof(struct myth, said),  MAY_MISS},
    {"truth", offsetof(struct myth, truth), MAY_MISS},
};
static const struct wording document_words[] = {
    {"name",   offsetof(struct document, name),   MAY_MISS           },
    {"issuer", offsetof(struct document, issuer), MAY_MISS           },
    {"how",    offsetof(struct document, how),    FINDING_HOW_MISSING},
    {"waived", offsetof(struct document, waived), MAY_MISS           },
    {"note",   offsetof(struct document, note),   MAY_MISS           },
};
static const struct wording parameter_words[] = {
    {"label", offsetof(struct parameter, label), MAY_MISS           },
    {"unit",  offsetof(struct parameter, unit),  MAY_MISS           },
    {"ask",   offsetof(struct parameter, ask),   FINDING_ASK_MISSING},
};
static const struct wording value_words[] = {
    {"text", offsetof(struct value, text), MAY_MISS}
};
static const struct wording claim_words[] = {
    {"text", offsetof(struct claim, text), MAY_MISS}
};
static const struct wording flow_words[] = {
    {"title",  offsetof(struct flow, title),  MAY_MISS},
    {"about",  offsetof(struct flow, about),  MAY_MISS},
    {"matter", offsetof(struct flow, matter), MAY_MISS},
};
static const struct wording bring_words[] = {
    {"if",    offsetof(struct bring, condition), MAY_MISS},
    {"label", offsetof(struct bring, label),     MAY_MISS},
};
static const struct wording deadline_words[] = {
    {"label",      offsetof(struct deadline, label),      MAY_MISS},
    {"text",       offsetof(struct deadline, text),       MAY_MISS},
    {"rule.event", offsetof(struct deadline, rule.event), MAY_MISS},
};
static const struct wording region_words[] = {
    {"name", offsetof(struct region, name), MAY_MISS},
    {"note", offsetof(struct region, note), MAY_MISS},
};
static const struct wording source_words[] = {
    {"title", offsetof(struct source, title), MAY_MISS}
};
static const struct wording verdict_words[] = {
    {"label", offsetof(struct verdict, label), MAY_MISS}
};

/* U+4000..U+9FFF in UTF-8 begin with E4 to E9: every Chinese character in use, no punctuation. */
static unsigned chinese_characters(const char *text, size_t size)
{
    unsigned count = 0;

    for (size_t i = 0; i < size; i++)
        count += (unsigned char)text[i] >= 0xE4 && (unsigned char)text[i] <= 0xE9;
    return count;
}

/* Whom to ask is the hall's to say (model/placeholder.h): here it may be the agency itself. */
static const char *agency_written(const char *text)
{
    static const char *const phrases[] = {"参保地经办", "参保地医保经办", "问参保地", "参保地答复",
                                          "参保地电话"};

    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (strstr(text, phrases[i]) != NULL)
            return phrases[i];
    return NULL;
}

static void check_text(struct promises *promises, struct subject subject,
                       const struct wording *wording, struct text text)
{
    const char *english = string(promises, text.en);
    const char *written = agency_written(string(promises, text.zh));

    if (written != NULL)
        report(promises, FINDING_AGENCY_WRITTEN,
               part(promises, subject, wording->key, subject.place), written);
    if (text.zh == 0 && text.en == 0 && wording->missing != MAY_MISS)
        report(promises, wording->missing, subject, "");
    if (chinese_characters(english, strlen(english)) > 0)
        report(promises, FINDING_ENGLISH_CHINESE,
               part(promises, subject, wording->key, subject.place), english);
}

static void check_words(struct promises *promises, struct subject subject,
                        const struct wording *words, size_t count, const void *record)
{
    for (size_t i = 0; i < count; i++) {
        struct text text;

        memcpy(&text, (const char *)record + words[i].offset, sizeof text);
        check_text(promises, subject, &words[i], text);
    }
}

#define CHECK_WORDS(promises, subject, table, record)                                              \
    check_words(promises, subject, table, sizeof table / sizeof((table)[0]), record)

/* ---- read aloud ---------------------------------------------------------------------------- */

/* Where the first sentence ends; its full stop is three bytes. */
static const char *sentence_end(const char *text)
{
    static const char *const stops[] = {"。", "！", "？", "；"};
    const char *end = text + strlen(text);

    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        const char *stop = strstr(text, stops[i]);

        if (stop != NULL && stop < end)
            end = stop;
    }
    return end;
}

static void check_aloud(struct promises *promises, struct subject subject, struct text say)
{
    const char *next = string(promises, say.zh);

    while (next[0] != '\0') {
        const char *end = sentence_end(next);
        const size_t size = (size_t)(end - next);

        if (chinese_characters(next, size) > PROMISES_SAY_MAX)
            report(promises, FINDING_SAY_LONG, subject, arena_copy(&promises->arena, next, size));
        next = end[0] == '\0' ? end : end + strlen("。");
    }
}

/* ---- sources ------------------------------------------------------------------------------- */

static const struct source *source_of(const struct content *content, uint32_t cite)
{
    return &content->sources[content->cites[cite].source];
}

/* A source one may rest on. */
static bool cites_proof(const struct content *content, struct span cites)
{
    for (uint32_t i = 0; i < cites.count; i++)
        if (source_stands(source_of(content, cites.first + i)))
            return true;
    return false;
}

/* What the office knows itself (grade K) says of itself that it is practice and no rule. */
static bool cites_practice(const struct content *content, struct span cites)
{
    for (uint32_t i = 0; i < cites.count; i++)
        if (content->sources[content->cites[cites.first + i].source].grade == GRADE_K)
            return true;
    return false;
}

static void check_cites(struct promises *promises, struct subject subject, struct span cites)
{
    if (cites.count == 0)
        report(promises, FINDING_UNCITED, subject, "");
    else if (!cites_proof(promises->content, cites) && !cites_practice(promises->content, cites))
        report(promises, FINDING_HEARSAY, subject, "");
}

static const char *day_text(struct promises *promises, int32_t day)
{
    char text[DATE_TEXT_SIZE];

    date_format(day, text);
    return arena_copy(&promises->arena, text, DATE_TEXT_SIZE - 1);
}

/* The last day of the citation that holds longest of those in force on a day; the day before where none is. */
static int32_t basis_holds(const struct content *content, struct span cites, int32_t day)
{
    int32_t last = day - 1;

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (period_has(content->cites[i].force, day) && content->cites[i].force.to > last)
            last = content->cites[i].force.to;
    return last;
}

/* The same, as far as one goes on where another ends. */
static int32_t basis_last(const struct content *content, struct span cites, int32_t day)
{
    int32_t last = basis_holds(content, cites, day);
    int32_t before = day - 1;

    while (last > before && last < INT32_MAX) {
        before = last;
        last = basis_holds(content, cites, last + 1);
    }
    return last;
}

/* On every day to come on which it is said, one of its sources is in force. */
static void check_basis(struct promises *promises, struct subject subject, struct period force,
                        struct span cites)
{
    const int32_t dated = promises->content->dated;
    const int32_t first = force.from > dated ? force.from : dated;
    const int32_t last = basis_last(promises->content, cites, first);

    if (cites.count > 0 && first <= force.to && last < force.to)
        report(promises, FINDING_BASIS_ENDS, subject, day_text(promises, last + 1));
}

/* A sentence and its days, among those of its list. */
struct said {
    struct period force;
    struct place place;
};

static bool taken_over(const struct said *list, uint32_t count, struct period ended)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i].force.from > ended.from && list[i].force.from <= ended.to + 1 &&
            list[i].force.to > ended.to)
            return true;
    return false;
}

/* What ends on a day to come has something in its place from the next day on. */
static void check_ends(struct promises *promises, struct subject subject, const char *key,
                       const struct said *list, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct period force = list[i].force;

        if (force.to != INT32_MAX && force.to >= promises->content->dated &&
            !taken_over(list, count, force))
            report(promises, FINDING_SENTENCE_ENDS,
                   numbered(promises, subject, key, i, list[i].place),
                   day_text(promises, force.to + 1));
    }
}

static void check_myths(struct promises *promises, struct subject subject, struct span myths)
{
    for (uint32_t i = 0; i < myths.count; i++) {
        const struct myth *myth = &promises->content->myths[myths.first + i];
        const struct subject one = numbered(promises, subject, "myth", i, nowhere);

        CHECK_WORDS(promises, one, myth_words, myth);
        check_cites(promises, one, myth->cites);
        check_basis(promises, one, myth->force, myth->cites);
    }
}

/* ---- questions ------------------------------------------------------------------------------ */

static void check_question(struct promises *promises, uint32_t index)
{
    const struct content *content = promises->content;
    const struct workbook *workbook = promises->workbook;
    const struct question *question = &content->questions[index];
    const struct subject subject = {string(promises, question->id), workbook->questions[index]};
    const struct span options = question->options;

    CHECK_WORDS(promises, subject, question_words, question);
    for (uint32_t i = 0, n = options.first; i < options.count; i++, n++) {
        const struct option *option = &content->options[n];
        const char *key =
            arena_format(&promises->arena, "options.%s", string(promises, option->id));

        CHECK_WORDS(promises, part(promises, subject, key, workbook->options[n]), option_words,
                    option);
    }
    CHECK_WORDS(promises, part(promises, subject, "unsure", nowhere), unsure_words, question);
    check_cites(promises, subject, question->cites);
    check_basis(promises, subject, PERIOD_OPEN, question->cites);
    check_myths(promises, subject, question->myths);
}

static void check_idle(struct promises *promises)
{
    const bool *idle = idle_questions(promises->content, &promises->arena);

    for (uint32_t i = 0; i < promises->content->question_count; i++)
        if (idle[i])
            report(promises, FINDING_QUESTION_IDLE,
                   (struct subject){content_fact_id(promises->content, i),
                                    promises->workbook->questions[i]},
                   "");
}

/* ---- outcomes ------------------------------------------------------------------------------- */

static void check_steps(struct promises *promises, struct subject subject, struct span steps)
{
    struct said *said = arena_alloc(&promises->arena, (steps.count + 1) * sizeof *said);

    if (steps.count == 0)
        report(promises, FINDING_DO_MISSING, subject, "");
    for (uint32_t i = 0, n = steps.first; i < steps.count; i++, n++) {
        const struct step *step = &promises->content->steps[n];
        const struct subject one =
            numbered(promises, subject, "do", i, promises->workbook->steps[n]);

        CHECK_WORDS(promises, one, step_words, step);
        check_cites(promises, one, step->cites);
        check_basis(promises, one, step->force, step->cites);
        said[i] = (struct said){step->force, one.place};
    }
    check_ends(promises, subject, "do", said, steps.count);
}

static void check_notes(struct promises *promises, struct subject subject, struct span notes)
{
    struct said *said = arena_alloc(&promises->arena, (notes.count + 1) * sizeof *said);

    for (uint32_t i = 0, n = notes.first; i < notes.count; i++, n++) {
        const struct note *note = &promises->content->notes[n];
        const struct subject one =
            numbered(promises, subject, "notes", i, promises->workbook->notes[n]);

        CHECK_WORDS(promises, one, note_words, note);
        check_cites(promises, one, note->cites);
        check_basis(promises, one, note->force, note->cites);
        said[i] = (struct said){note->force, one.place};
    }
    check_ends(promises, subject, "notes", said, notes.count);
}

/* 书面答复, at the window and by telephone: what an appeal needs. */
static bool tells_how_to_get_it_in_writing(const struct promises *promises, struct span steps)
{
    for (uint32_t i = 0; i < steps.count; i++) {
        const struct step *step = &promises->content->steps[steps.first + i];

        if (strstr(string(promises, step->text.zh), "书面答复") != NULL &&
            step->channels[CHANNEL_WINDOW].zh != 0 && step->channels[CHANNEL_PHONE].zh != 0)
            return true;
    }
    return false;
}

/* A law or document of the whole country, in force on the content's day: it carries a refusal wherever the
 * person is insured. */
static bool cites_nation(const struct content *content, struct span cites)
{
    for (uint32_t i = 0; i < cites.count; i++)
        if (force_cite(content, cites.first + i, content->dated) &&
            source_carries(content, source_of(content, cites.first + i), 0))
            return true;
    return false;
}

/* Whether the grounds look at a rule of the place: its value then brings the place's own text. */
static bool grounds_read_region(const struct content *content, uint32_t grounds)
{
    struct reads reads = {0};

    if (grounds == NO_INDEX)
        return false;
    rule_reads(content, grounds, &reads);
    for (uint32_t i = 0; i < reads.count; i++)
        if (reads.term[i].kind == TERM_VALUE)
            return true;
    return false;
}

static void check_refusal(struct promises *promises, struct subject subject,
                          const struct outcome *outcome)
{
    const struct content *content = promises->content;

    if (outcome->grounds == NO_INDEX && content->verdicts[outcome->verdict].tone != TONE_BAD)
        return;
    if (!cites_nation(content, outcome->cites) && !grounds_read_region(content, outcome->grounds))
        report(promises, FINDING_REFUSAL_UNPROVED, subject, "");
    if (!tells_how_to_get_it_in_writing(promises, outcome->steps))
        report(promises, FINDING_REFUSAL_UNWRITTEN, subject, "");
}

static void check_papers(struct promises *promises, struct subject subject, struct span bring)
{
    struct said *said = arena_alloc(&promises->arena, (bring.count + 1) * sizeof *said);

    for (uint32_t i = 0, n = bring.first; i < bring.count; i++, n++) {
        const struct subject one =
            numbered(promises, subject, "bring", i, promises->workbook->brings[n]);

        CHECK_WORDS(promises, one, bring_words, &promises->content->brings[n]);
        said[i] = (struct said){promises->content->brings[n].force, one.place};
    }
    check_ends(promises, subject, "bring", said, bring.count);
}

static void check_outcome(struct promises *promises, uint32_t index)
{
    const struct outcome *outcome = &promises->content->outcomes[index];
    const struct subject subject = {string(promises, outcome->id),
                                    promises->workbook->outcomes[index]};

    CHECK_WORDS(promises, subject, outcome_words, outcome);
    check_aloud(promises, subject, outcome->say);
    check_steps(promises, subject, outcome->steps);
    check_notes(promises, subject, outcome->notes);
    check_papers(promises, subject, outcome->bring);
    check_cites(promises, subject, outcome->cites);
    check_basis(promises, subject, outcome->force, outcome->cites);
    check_myths(promises, subject, outcome->myths);
    check_refusal(promises, subject, outcome);
}

/* ---- papers, deadlines, regions, sources ------------------------------------------------------ */

/* A paper that need not be brought may rest on hearsay, but not on nothing. */
static void check_document(struct promises *promises, uint32_t index)
{
    const struct document *document = &promises->content->documents[index];
    const struct subject subject = {string(promises, document->id),
                                    promises->workbook->documents[index]};

    CHECK_WORDS(promises, subject, document_words, document);
    if (document->necessity == NECESSITY_MUST || document->cites.count == 0)
        check_cites(promises, subject, document->cites);
    check_basis(promises, subject, PERIOD_OPEN, document->cites);
}

/* Whether one of the sources that a region's value rests on speaks for that region; `code` 0 = the nation. One
 * that does not say whose rule it is has a finding of its own. */
static bool cites_own(const struct content *content, struct span cites, uint32_t code)
{
    for (uint32_t i = 0; i < cites.count; i++) {
        const struct source *source = source_of(content, cites.first + i);

        if (source->reach == REACH_UNSAID ||
            (source_stands(source) && source_whose(content, source, code) != WHOSE_ELSEWHERE))
            return true;
    }
    return false;
}

static void check_source(struct promises *promises, uint32_t index)
{
    const struct content *content = promises->content;
    const struct source *source = &content->sources[index];
    const struct subject subject = {string(promises, source->id),
                                    promises->workbook->sources[index]};

    CHECK_WORDS(promises, subject, source_words, source);
    if (source->reach == REACH_UNSAID)
        report(promises, FINDING_SOURCE_PLACELESS, subject, "");
    for (uint32_t i = 0; i < source->places.count; i++) {
        const uint32_t code = content->indexes[source->places.first + i];

        if (content_division(content, code) == NULL)
            report(promises, FINDING_SOURCE_PLACE, subject,
                   arena_format(&promises->arena, "%06u", code));
    }
}

static void check_value(struct promises *promises, struct subject region, uint32_t code,
                        uint32_t index)
{
    const struct content *content = promises->content;
    const struct value *value = &content->values[index];
    const char *key = arena_format(&promises->arena, "values.%s",
                                   string(promises, content->parameters[value->parameter].id));
    const struct subject subject = part(promises, region, key, promises->workbook->values[index]);

    CHECK_WORDS(promises, subject, value_words, value);
    check_basis(promises, subject, (struct period){value->from, value->to}, value->cites);
    if (value->verified_on <= 0 && (value->known || value->cites.count > 0))
        report(promises, FINDING_VALUE_UNDATED, subject, "");
    if (value->known && !cites_own(content, value->cites, code))
        report(promises, FINDING_VALUE_FOREIGN, subject, "");
}

static void check_region(struct promises *promises, uint32_t index)
{
    const struct content *content = promises->content;
    const struct region *region = &content->regions[index];
    const struct subject subject = {string(promises, region->id),
                                    promises->workbook->regions[index]};

    CHECK_WORDS(promises, subject, region_words, region);
    for (uint32_t i = 0; i < region->values.count; i++)
        check_value(promises, subject, region->code, region->values.first + i);
    for (uint32_t i = 0; i < region->claims.count; i++) {
        const struct claim *claim = &content->claims[region->claims.first + i];

        CHECK_WORDS(promises, numbered(promises, subject, "claims", i, nowhere), claim_words,
                    claim);
    }
}

static void check_others(struct promises *promises)
{
    const struct content *content = promises->content;
    const struct workbook *workbook = promises->workbook;

/* A record that has words and nothing else to look at. */
#define CHECK_EACH(record, records, places)                                                        \
    for (uint32_t i = 0; i < content->record##_count; i++)                                         \
    CHECK_WORDS(promises, ((struct subject){string(promises, content->records[i].id), places}),    \
                record##_words, &content->records[i])

    CHECK_EACH(flow, flows, workbook->flows[i]);
    CHECK_EACH(deadline, deadlines, workbook->deadlines[i]);
    CHECK_EACH(parameter, parameters, workbook->parameters[i]);
    CHECK_EACH(verdict, verdicts, workbook->verdicts[i]);
#undef CHECK_EACH
    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];
        const struct subject subject = {string(promises, deadline->id), workbook->deadlines[i]};

        check_cites(promises, subject, deadline->cites);
        check_basis(promises, subject, PERIOD_OPEN, deadline->cites);
    }
}

static const char *print_words(struct promises *promises, uint64_t print)
{
    return arena_format(&promises->arena, "%016llx", (unsigned long long)print);
}

static const char *day_words(struct promises *promises, int32_t day)
{
    char text[DATE_TEXT_SIZE];

    date_format(day, text);
    return arena_copy(&promises->arena, text, strlen(text));
}

/* Said of the file, wherever in the layers it lies: what counts is the sum of them. */
static void check_adoption(struct promises *promises)
{
    const struct content *content = promises->content;
    const struct adoption *adoption = &content->adoption;
    const struct place place = {.file = "about.yaml"};

    switch (adoption_state(content, INT32_MAX)) {
    case ADOPTION_CHANGED:
        report(promises, FINDING_ADOPTION_CHANGED,
               (struct subject){print_words(promises, adoption->print), place},
               print_words(promises, adoption_print(content)));
        break;
    case ADOPTION_EARLY:
        report(promises, FINDING_ADOPTION_EARLY,
               (struct subject){day_words(promises, adoption->on), place},
               day_words(promises, content->dated));
        break;
    case ADOPTION_NONE:
    case ADOPTION_HOLDS:
    case ADOPTION_FUTURE:
        break;
    }
}

void promises_check(const struct workbook *workbook, struct diags *diags)
{
    struct promises promises = {workbook, workbook->loaded, diags, {0}};

    for (uint32_t i = 0; i < promises.content->question_count; i++)
        check_question(&promises, i);
    check_idle(&promises);
    for (uint32_t i = 0; i < promises.content->outcome_count; i++)
        check_outcome(&promises, i);
    for (uint32_t i = 0; i < promises.content->document_count; i++)
        check_document(&promises, i);
    for (uint32_t i = 0; i < promises.content->region_count; i++)
        check_region(&promises, i);
    for (uint32_t i = 0; i < promises.content->source_count; i++)
        check_source(&promises, i);
    check_others(&promises);
    check_adoption(&promises);
    arena_free(&promises.arena);
}
