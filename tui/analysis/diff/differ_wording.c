/*
 * Which records say something else, whatever they do.
 */
#include "analysis/diff/differ.h"

#include <string.h>

struct wording {
    const struct content *old;
    const struct content *new;
    void (*each)(void *context, const char *kind, const char *id);
    void *context;
};

static bool text_same(const struct wording *wording, struct text a, struct text b)
{
    return strcmp(content_string(wording->old, a.zh), content_string(wording->new, b.zh)) == 0 &&
           strcmp(content_string(wording->old, a.en), content_string(wording->new, b.en)) == 0;
}

static bool options_same(const struct wording *wording, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++) {
        const struct option *x = &wording->old->options[a.first + i];
        const struct option *y = &wording->new->options[b.first + i];

        same = text_same(wording, x->text, y->text) && text_same(wording, x->label, y->label) &&
               text_same(wording, x->story, y->story);
    }
    return same;
}

static bool question_same(const struct wording *wording, const struct question *a,
                          const struct question *b)
{
    return text_same(wording, a->text, b->text) && text_same(wording, a->label, b->label) &&
           text_same(wording, a->why, b->why) && text_same(wording, a->help, b->help) &&
           options_same(wording, a->options, b->options);
}

static bool steps_same(const struct wording *wording, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++) {
        const struct step *x = &wording->old->steps[a.first + i];
        const struct step *y = &wording->new->steps[b.first + i];

        same = text_same(wording, x->text, y->text);
        for (unsigned channel = 0; same && channel < CHANNEL_COUNT; channel++)
            same = text_same(wording, x->channels[channel], y->channels[channel]);
    }
    return same;
}

static bool notes_same(const struct wording *wording, struct span a, struct span b)
{
    bool same = a.count == b.count;

    for (uint32_t i = 0; same && i < a.count; i++)
        same = text_same(wording, wording->old->notes[a.first + i].label,
                         wording->new->notes[b.first + i].label) &&
               text_same(wording, wording->old->notes[a.first + i].text,
                         wording->new->notes[b.first + i].text);
    return same;
}

static bool outcome_same(const struct wording *wording, const struct outcome *a,
                         const struct outcome *b)
{
    return text_same(wording, a->title, b->title) && text_same(wording, a->say, b->say) &&
           text_same(wording, a->plain, b->plain) && steps_same(wording, a->steps, b->steps) &&
           notes_same(wording, a->notes, b->notes);
}

static bool document_same(const struct wording *wording, const struct document *a,
                          const struct document *b)
{
    return text_same(wording, a->name, b->name) && text_same(wording, a->issuer, b->issuer) &&
           text_same(wording, a->how, b->how) && text_same(wording, a->waived, b->waived) &&
           text_same(wording, a->note, b->note);
}

static void documents_each(const struct wording *wording)
{
    for (uint32_t i = 0; i < wording->old->document_count; i++) {
        const char *id = content_string(wording->old, wording->old->documents[i].id);
        uint32_t there = content_document(wording->new, id);

        if (there != NO_INDEX &&
            !document_same(wording, &wording->old->documents[i], &wording->new->documents[there]))
            wording->each(wording->context, "document", id);
    }
}

void differ_wording(const struct content *old, const struct content *new,
                    void (*each)(void *context, const char *kind, const char *id), void *context)
{
    const struct wording wording = {.old = old, .new = new, .each = each, .context = context};

    for (uint32_t i = 0; i < old->question_count; i++) {
        uint32_t there = content_fact(new, fact_id(old, i));

        if (there < new->question_count &&
            !question_same(&wording, &old->questions[i], &new->questions[there]))
            each(context, "question", fact_id(old, i));
    }
    for (uint32_t i = 0; i < old->outcome_count; i++) {
        const char *id = content_string(old, old->outcomes[i].id);
        uint32_t there = content_outcome(new, id);

        if (there != NO_INDEX && !outcome_same(&wording, &old->outcomes[i], &new->outcomes[there]))
            each(context, "outcome", id);
    }
    documents_each(&wording);
}
