/* A paper in words. */
#include "desk/papers.h"

static const char *any_of_name(const struct reader *reader, const struct bring *bring)
{
    const struct content *content = reader->content;
    const char *label = words_of(reader, bring->label);
    const char *joined = "";

    for (uint32_t i = 0; i < bring->members.count; i++) {
        const uint32_t document = content->indexes[bring->members.first + i];

        joined = arena_format(reader->arena, "%s%s%s", joined, i == 0 ? "" : " / ",
                              words_of(reader, content->document[document].name));
    }
    return label[0] != '\0' ? words_filled(reader, TEXT_PAPER_ONE_OF_FOR, label, joined, NULL)
                            : words_filled(reader, TEXT_PAPER_ONE_OF, joined, NULL, NULL);
}

const char *papers_name(const struct reader *reader, const struct item *item)
{
    if (item->document == NO_INDEX)
        return any_of_name(reader, &reader->content->bring[item->bring]);
    return words_of(reader, reader->content->document[item->document].name);
}

const char *papers_form(const struct reader *reader, const struct item *item)
{
    static const enum text_id forms[] = {
        [FORM_ORIGINAL] = TEXT_PAPER_ORIGINAL,
        [FORM_COPY] = TEXT_PAPER_COPY,
        [FORM_EITHER] = TEXT_PAPER_EITHER,
    };
    static const enum text_id handlings[] = {
        [HANDLING_HAND_IN] = TEXT_PAPER_HAND_IN,
        [HANDLING_VERIFY] = TEXT_PAPER_VERIFY,
        [HANDLING_SHOW] = TEXT_PAPER_SHOW,
    };
    const struct document *document;

    if (item->document == NO_INDEX)
        return "";
    document = &reader->content->document[item->document];
    if (document->medium == MEDIUM_ELECTRONIC)
        return words_filled(reader, TEXT_PAPER_ELECTRONIC,
                            words(reader, handlings[document->handling]), NULL, NULL);
    return words_filled(reader, TEXT_PAPER_FORM, words(reader, forms[document->form]),
                        words_number(reader, item->copies),
                        words(reader, handlings[document->handling]));
}

const char *papers_necessity(const struct reader *reader, const struct item *item)
{
    static const enum text_id necessities[NECESSITY_COUNT] = {
        [NECESSITY_MUST] = TEXT_PAPER_MUST,
        [NECESSITY_OPTIONAL] = TEXT_PAPER_OPTIONAL,
        [NECESSITY_LATER] = TEXT_PAPER_LATER,
    };

    return words(reader, item->maybe ? TEXT_PAPER_MAYBE : necessities[item->necessity]);
}
