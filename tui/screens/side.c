/* Answers and papers at the side. */
#include "screens/side.h"

#include "screens/page.h"
#include "wording/statements.h"
#include "wording/words.h"

#define LABEL_COLUMNS 14

bool side_wanted(const struct desk *desk, const struct canvas *canvas)
{
    return desk->serving && canvas->columns >= SIDE_FROM;
}

static void answers_add(const struct desk *desk, const struct words *words, struct page *page)
{
    struct statements statements;

    statements_find(desk->content, &desk->result.trail, STATEMENTS_GIVEN, &statements);
    page_heading(page, words_text(words, TEXT_SIDE_ANSWERS));
    for (int i = 0; i < statements.count; i++)
        page_entry(page, 0, ROLE_DIM, words_label(words, statements.question[i]), LABEL_COLUMNS,
                   ROLE_TEXT,
                   words_answer_short(words, statements.question[i], statements.answer[i]));
}

/* While questions are open, what every end requires; afterwards the list with its ticks. */
static void certain_add(const struct desk *desk, const struct words *words, struct page *page)
{
    struct checklist certain;

    desk_certain(desk, &certain);
    if (certain.count > 0)
        page_heading(page, words_text(words, TEXT_SIDE_PAPERS));
    for (uint32_t i = 0; i < certain.count; i++)
        page_text(page, ROLE_TEXT, 0, words_item_short(words, &certain.item[i]));
}

static void papers_add(const struct desk *desk, const struct words *words, struct page *page)
{
    static const char *const signs[] = {
        [TICK_EMPTY] = "[ ]",
        [TICK_HERE] = "[v]",
        [TICK_MISSING] = "[!]",
        [TICK_LATER] = "[~]",
    };
    const struct checklist *list = &desk->result.checklist;

    if (list->count > 0)
        page_heading(page, words_text(words, TEXT_SIDE_ALL_PAPERS));
    for (uint32_t i = 0; i < list->count; i++)
        page_entry(page, 0, ROLE_DIM, signs[desk_ticked(desk, i)], 4,
                   list->item[i].necessity == NECESSITY_MUST && !list->item[i].maybe ? ROLE_TEXT
                                                                                     : ROLE_DIM,
                   words_item_short(words, &list->item[i]));
}

void side_draw(const struct desk *desk, const struct canvas *canvas, const struct words *words)
{
    const struct canvas panel =
        canvas_part(canvas, 0, SIDE_LEFT + 3, canvas->rows, canvas->columns - SIDE_LEFT - 3);
    struct page page = {.arena = words->arena};

    canvas_upright(canvas, 0, SIDE_LEFT, canvas->rows, ROLE_LINE);
    answers_add(desk, words, &page);
    if (desk_done(desk))
        papers_add(desk, words, &page);
    else
        certain_add(desk, words, &page);
    page_draw(&page, &panel, 0, words_text(words, TEXT_PAGE_MORE_BESIDE));
}
