/*
 * Which records say something else, whatever they do.
 */
#include "analysis/diff/reworded.h"

#include <string.h>

struct pair {
    const struct content *before;
    const struct content *after;
    void (*each)(void *context, const char *kind, const char *id);
    void *context;
};

static bool text_same(const struct pair *pair, struct text a, struct text b)
{
    return strcmp(content_string(pair->before, a.zh), content_string(pair->after, b.zh)) == 0 &&
           strcmp(content_string(pair->before, a.en), content_string(pair->after, b.en)) == 0;
}

static bool options_same(const struct pair *pair, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++) {
        const struct option *x = &pair->before->options[a.first + i];
        const struct option *y = &pair->after->options[b.first + i];

        same = text_same(pair, x->text, y->text) && text_same(pair, x->label, y->label) &&
               text_same(pair, x->story, y->story);
    }
    return same;
}

static bool question_same(const struct pair *pair, const struct question *a,
                          const struct question *b)
{
    return text_same(pair, a->text, b->text) && text_same(pair, a->label, b->label) &&
           text_same(pair, a->why, b->why) && text_same(pair, a->help, b->help) &&
           options_same(pair, a->options, b->options);
}

static bool steps_same(const struct pair *pair, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++) {
        const struct step *x = &pair->before->steps[a.first + i];
        const struct step *y = &pair->after->steps[b.first + i];

        same = text_same(pair, x->text, y->text);
        for (unsigned channel = 0; same && channel < CHANNEL_COUNT; channel++)
            same = text_same(pair, x->channels[channel], y->channels[channel]);
    }
    return same;
}

static bool notes_same(const struct pair *pair, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++)
        same = text_same(pair, pair->before->notes[a.first + i].label,
                         pair->after->notes[b.first + i].label) &&
               text_same(pair, pair->before->notes[a.first + i].text,
                         pair->after->notes[b.first + i].text);
    return same;
}

static bool outcome_same(const struct pair *pair, const struct outcome *a, const struct outcome *b)
{
    return text_same(pair, a->title, b->title) && text_same(pair, a->say, b->say) &&
           text_same(pair, a->plain, b->plain) && steps_same(pair, a->steps, b->steps) &&
           notes_same(pair, a->notes, b->notes);
}

static bool document_same(const struct pair *pair, const struct document *a,
                          const struct document *b)
{
    return text_same(pair, a->name, b->name) && text_same(pair, a->issuer, b->issuer) &&
           text_same(pair, a->how, b->how) && text_same(pair, a->waived, b->waived) &&
           text_same(pair, a->note, b->note);
}

static void documents_each(const struct pair *pair)
{
    for (uint32_t i = 0; i < pair->before->document_count; i++) {
        const char *id = content_string(pair->before, pair->before->documents[i].id);
        uint32_t there = content_document(pair->after, id);

        if (there != NO_INDEX &&
            !document_same(pair, &pair->before->documents[i], &pair->after->documents[there]))
            pair->each(pair->context, "document", id);
    }
}

void reworded_each(const struct content *before, const struct content *after,
                   void (*each)(void *context, const char *kind, const char *id), void *context)
{
    const struct pair pair = {.before = before, .after = after, .each = each, .context = context};

    for (uint32_t i = 0; i < before->question_count; i++) {
        uint32_t there = content_fact(after, content_fact_id(before, i));

        if (there < after->question_count &&
            !question_same(&pair, &before->questions[i], &after->questions[there]))
            each(context, "question", content_fact_id(before, i));
    }
    for (uint32_t i = 0; i < before->outcome_count; i++) {
        const char *id = content_string(before, before->outcomes[i].id);
        uint32_t there = content_outcome(after, id);

        if (there != NO_INDEX &&
            !outcome_same(&pair, &before->outcomes[i], &after->outcomes[there]))
            each(context, "outcome", id);
    }
    documents_each(&pair);
}
