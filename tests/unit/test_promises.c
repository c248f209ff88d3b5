/*
 * What a content promises: a site's content that keeps every promise, spoilt in one way each, with the
 * exact sentence and its place in the site's file; and that the content that ships keeps them all.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/findings.h"
#include "analysis/promises.h"
#include "base/arena.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a site's content that keeps its promises --------------------------------------------------- */

#define FILES 9

static const struct {
    const char *name;
    const char *text;
} kept[FILES] = {
    {"flows/visit.yaml",
     "flow: visit\n"
     "title: {zh: 回访, en: Visit}\n"
     "home: 2\n"
     "start: visited\n"
     "nodes:\n"
     "  visited: {ask: visited, go: {yes: days, no or unsure: TOLD}}\n"
     "  days: {ask: days_away, go: [{when: \"days_away <= 3\", to: TOLD}, {else: NOT_PAID}]}\n"                            },
    {"questions.yaml",
     "visited:\n"
     "  type: yes or no\n"
     "  text: {zh: 去过吗？, en: Been there?}\n"
     "  label: {zh: 去过, en: Been}\n"
     "  why: {zh: 办法不同。, en: The way differs.}\n"
     "  help: {zh: 看票据。, en: Look at the bill.}\n"
     "  options:\n"
     "    yes: {text: {zh: 去过, en: I have}, story: {zh: 去过。, en: I have been.}}\n"
     "    no: {text: {zh: 没去, en: I have not}, story: {zh: 没去。, en: I have not been.}}\n"
     "  unsure: {label: {zh: 说不清, en: Not known}, story: {zh: 说不清。, en: I cannot say.}}\n"
     "  cite: official\n"
     "  myth: {said: {zh: 都不报, en: Nothing}, truth: {zh: 可以报, en: It is}, cite: repost}\n"
     "days_away:\n"
     "  type: number\n"
     "  text: {zh: 几天？, en: How many days?}\n"
     "  label: {zh: 天数, en: Days}\n"
     "  why: {zh: 三天以内不同。, en: Three days differ.}\n"
     "  help: {zh: 看票据。, en: Look at the bill.}\n"
     "  unit: {zh: 天, en: days}\n"
     "  within: {from: 1, to: 400}\n"
     "  unsure: {label: {zh: 说不清, en: Not known}, story: {zh: 说不清。, en: I cannot say.}}\n"
     "  cite: [practice]\n"                                                                                                },
    {"outcomes/site.yaml",
     "TOLD:\n"
     "  verdict: direct\n"
     "  title: {zh: 讲明了, en: Told}\n"
     "  say: {zh: 可以刷卡。, en: Use the card.}\n"
     "  plain: {zh: 可以刷卡。, en: Use the card.}\n"
     "  do:\n"
     "    - {text: {zh: 带证件, en: Bring the card}, cite: official}\n"
     "  notes:\n"
     "    - {label: {zh: 提醒, en: Note}, text: {zh: 留好票据, en: Keep the bill}, cite: repost}\n"
     "  bring: [{document: slip}]\n"
     "  cite: official\n"
     "NOT_PAID:\n"
     "  verdict: not_payable\n"
     "  title: {zh: 不付, en: Not paid}\n"
     "  say: {zh: 这笔不付。, en: It is not paid.}\n"
     "  plain: {zh: 这笔不付。, en: It is not paid.}\n"
     "  grounds: \"days_away > 3\"\n"
     "  do:\n"
     "    - text: {zh: 可以要书面答复, en: Ask for it in writing}\n"
     "      by: {window: {zh: 三号窗口, en: Window 3}, phone: {zh: \"12393\", en: \"12393\"}}\n"
     "      cite: official\n"
     "  cite: official\n"                                                                                                  },
    {"documents.yaml",     "documents:\n"
                       "  slip:\n"
                       "    name: {zh: 单子, en: Slip}\n"
                       "    how: {zh: 窗口领, en: At the window}\n"
                       "    cite: official\n"                                                        },
    {"deadlines.yaml",     "pay_by:\n"
                       "  label: {zh: 付清, en: Pay by}\n"
                       "  rule: {event: {zh: 出院前, en: before leaving}}\n"
                       "  cite: official\n"                                                          },
    {"parameters.yaml",    "seats:\n"
                        "  type: number\n"
                        "  label: {zh: 座位, en: Seats}\n"
                        "  unit: {zh: 个, en: seats}\n"
                        "  ask: {zh: 有几个座位？, en: How many seats?}\n"                    },
    {"verdicts.yaml",      "verdicts:\n"
                      "  - {id: direct, label: {zh: 直接结算, en: Direct}, tone: good}\n"
                      "  - {id: file_first, label: {zh: 先备案, en: File first}, tone: care}\n"
                      "  - {id: manual, label: {zh: 手工报销, en: Manual}, tone: care}\n"
                      "  - {id: not_payable, label: {zh: 医保不付, en: Not payable}, tone: bad}\n"},
    {"sources.yaml",
     "practice: {title: {zh: 常见做法, en: Common practice}, grade: K, place: unknown, "
     "verified_on: 2026-01-01}\n"
     "gossip: {title: {zh: 网文, en: Article}, grade: C, place: unknown, verified_on: 2026-01-01}\n"
     "undated: {title: {zh: 通知, en: Notice}, grade: A, place: nation}\n"
     "city: {title: {zh: 答复, en: Answer}, grade: A, place: 110000, verified_on: 2026-01-01}\n"                         },
    {"regions/site.yaml",  "region: capital\n"
                          "code: 110000\n"
                          "name: {zh: 北京市, en: Beijing}\n"
                          "values:\n"
                          "  seats: {value: 3, cite: city}\n"                                     },
};

/* ---- what is said of it, spoilt ------------------------------------------------------------------ */

struct spoilt {
    const char *file;
    const char *from; /* the first place where this stands in the file … */
    const char *to;   /* … becomes this */
    const char *zh;   /* lines said, from the file's name on */
    const char *en;
};

/* clang-format off */
static const struct spoilt spoilt[] = {
{"questions.yaml", "  why: {zh: 办法不同。, en: The way differs.}\n", "",
 "questions.yaml:1:1: 提醒：题目“visited”没有写为什么问，群众问起来没有话说；请补上 why\n",
 "questions.yaml:1:1: warning: question \"visited\" does not say why it is asked; add why\n"},
{"questions.yaml", "  help: {zh: 看票据。, en: Look at the bill.}\n", "",
 "questions.yaml:1:1: 提醒：题目“visited”没有写答不清楚时怎么查；请补上 help\n",
 "questions.yaml:1:1: warning: question \"visited\" does not say how to find the answer out; add help\n"},
{"questions.yaml", ", story: {zh: 没去。, en: I have not been.}", "",
 "questions.yaml:9:5: 提醒：答案“visited.options.no”没有写案例里怎么说；请补上 story，像群众自己说的一句话\n",
 "questions.yaml:9:5: warning: answer \"visited.options.no\" cannot be told in a story; add story, one sentence as a citizen says it\n"},
{"questions.yaml", "{label: {zh: 说不清, en: Not known}, story: {zh: 说不清。, en: I cannot say.}}", "{label: {zh: 说不清, en: Not known}}",
 "questions.yaml:1:1: 提醒：答案“visited.unsure”没有写案例里怎么说；请补上 story，像群众自己说的一句话\n",
 "questions.yaml:1:1: warning: answer \"visited.unsure\" cannot be told in a story; add story, one sentence as a citizen says it\n"},
{"questions.yaml", "{label: {zh: 说不清, en: Not known}, story", "{story",
 "questions.yaml:1:1: 提醒：“visited.unsure”没有短名；请补上 label\n",
 "questions.yaml:1:1: warning: \"visited.unsure\" has no short name; add label\n"},
{"questions.yaml", "  cite: official\n", "",
 "questions.yaml:1:1: “visited”没有写来源；每句话要有来源，请补上 cite，没有依据的改成“先问”\n",
 "questions.yaml:1:1: \"visited\" cites no source; every statement has one: add cite, or make it something to ask about\n"},
{"questions.yaml", "cite: official", "cite: {source: official, to: 2026-06-30}",
 "questions.yaml:1:1: “visited”从 2026-07-01 起没有一个引用的来源在有效期；请补上那时有效的来源，或者写 to，到那天不再说\n",
 "questions.yaml:1:1: none of the sources of \"visited\" is in force on 2026-07-01; cite one that is, or end it with to\n"},
{"questions.yaml", "cite: official", "cite: [{source: official, to: 2026-06-30}, {source: repost, from: 2026-07-02}]",
 "questions.yaml:1:1: “visited”从 2026-07-01 起没有一个引用的来源在有效期；",
 "questions.yaml:1:1: none of the sources of \"visited\" is in force on 2026-07-01; "},
{"outcomes/site.yaml", "  cite: official\nNOT_PAID", "  cite: [{source: official, from: 2027-01-01}]\nNOT_PAID",
 "outcomes/site.yaml:1:1: “TOLD”从 2026-01-01 起没有一个引用的来源在有效期；",
 "outcomes/site.yaml:1:1: none of the sources of \"TOLD\" is in force on 2026-01-01; "},
{"outcomes/site.yaml", "cite: repost}", "cite: repost, to: 2026-12-31}",
 "outcomes/site.yaml:9:7: 提醒：“TOLD.notes.1”从 2027-01-01 起不再说，没有别的话接上；请补上从那天起说的（from），或者确认可以不说\n",
 "outcomes/site.yaml:9:7: warning: \"TOLD.notes.1\" is said no more from 2027-01-01 on and nothing takes its place; add what is said from then on (from)\n"},
{"outcomes/site.yaml", "cite: repost}", "cite: {source: repost, to: 2026-12-31}}",
 "outcomes/site.yaml:9:7: 提醒：“TOLD.notes.1”从 2027-01-01 起不再说，没有别的话接上；",
 "outcomes/site.yaml:9:7: warning: \"TOLD.notes.1\" is said no more from 2027-01-01 on and nothing takes its place; "},
{"outcomes/site.yaml", "{document: slip}", "{document: slip, to: 2026-12-31}",
 "outcomes/site.yaml:10:11: 提醒：“TOLD.bring.1”从 2027-01-01 起不再说，没有别的话接上；",
 "outcomes/site.yaml:10:11: warning: \"TOLD.bring.1\" is said no more from 2027-01-01 on and nothing takes its place; "},
{"questions.yaml", "cite: official", "cite: gossip",
 "questions.yaml:1:1: “visited”只引用了流传的说法；请引用官方、转载官方的来源，或写明是通行做法的自有知识\n",
 "questions.yaml:1:1: \"visited\" rests on what only circulates; cite an official or reposted source, or own knowledge that says it is practice\n"},
{"questions.yaml", ", cite: repost}", "}",
 "questions.yaml:1:1: “visited.myth.1”没有写来源；",
 "questions.yaml:1:1: \"visited.myth.1\" cites no source; "},
{"questions.yaml", "en: Been there?", "en: \"Been to 医院?\"",
 "questions.yaml:1:1: 提醒：“visited.text”的英文里有汉字：“Been to 医院?”；请译出来\n",
 "questions.yaml:1:1: warning: the English of \"visited.text\" holds Chinese: \"Been to 医院?\"; translate it\n"},
{"flows/visit.yaml", "en: Visit", "en: Visit 回访",
 "flows/visit.yaml:1:7: 提醒：“visit.title”的英文里有汉字：“Visit 回访”；请译出来\n",
 "flows/visit.yaml:1:7: warning: the English of \"visit.title\" holds Chinese: \"Visit 回访\"; translate it\n"},
{"verdicts.yaml", "en: Manual", "en: 手工 Manual",
 "verdicts.yaml:4:10: 提醒：“manual.label”的英文里有汉字：“手工 Manual”；请译出来\n",
 "verdicts.yaml:4:10: warning: the English of \"manual.label\" holds Chinese: \"手工 Manual\"; translate it\n"},
{"outcomes/site.yaml", "  plain: {zh: 可以刷卡。, en: Use the card.}\n", "",
 "outcomes/site.yaml:1:1: 提醒：结果“TOLD”没有写给群众自己看的话；请补上 plain，不用行话\n",
 "outcomes/site.yaml:1:1: warning: outcome \"TOLD\" has no words for the citizen's own view; add plain, without terms\n"},
{"outcomes/site.yaml", "  do:\n    - {text: {zh: 带证件, en: Bring the card}, cite: official}\n", "",
 "outcomes/site.yaml:1:1: 提醒：结果“TOLD”没有写要做什么；请补上 do，至少一步\n",
 "outcomes/site.yaml:1:1: warning: outcome \"TOLD\" does not say what to do; add do, one step at least\n"},
{"outcomes/site.yaml", ", cite: official}\n  notes", "}\n  notes",
 "outcomes/site.yaml:7:7: “TOLD.do.1”没有写来源；",
 "outcomes/site.yaml:7:7: \"TOLD.do.1\" cites no source; "},
{"outcomes/site.yaml", "cite: repost", "cite: gossip",
 "outcomes/site.yaml:9:7: “TOLD.notes.1”只引用了流传的说法；",
 "outcomes/site.yaml:9:7: \"TOLD.notes.1\" rests on what only circulates; "},
{"outcomes/site.yaml", "{label: {zh: 提醒, en: Note}, text", "{text",
 "outcomes/site.yaml:9:7: 提醒：“TOLD.notes.1”没有短名；请补上 label\n",
 "outcomes/site.yaml:9:7: warning: \"TOLD.notes.1\" has no short name; add label\n"},
{"outcomes/site.yaml", "zh: 可以刷卡。", "zh: 可以刷卡。这句话一口气念下来实在太长太长长到窗口里的人念到一半就得停下来喘气而外面的人早就听不明白前面说过什么了。",
 "outcomes/site.yaml:1:1: 提醒：结果“TOLD”要念的话有一句超过 40 个字：“这句话一口气念下来实在太长太长长到窗口里的人念到一半就得停下来喘气而外面的人早就听不明白前面说过什么了”；请断开\n",
 "outcomes/site.yaml:1:1: warning: outcome \"TOLD\" has a sentence to read aloud of over 40 characters: \"这句话"},
{"outcomes/site.yaml", "  bring: [{document: slip}]\n  cite: official\n", "",
 "outcomes/site.yaml:1:1: “TOLD”没有写来源；",
 "outcomes/site.yaml:1:1: \"TOLD\" cites no source; "},
{"outcomes/site.yaml", "      cite: official\n  cite: official\n", "      cite: official\n  cite: practice\n",
 "outcomes/site.yaml:12:1: 结果“NOT_PAID”不予支付，却没有引用全国的法律、文件，grounds 也不看参保地的规定；请补上依据，没有依据就不能拒\n",
 "outcomes/site.yaml:12:1: outcome \"NOT_PAID\" refuses on no law or document of the nation, and its grounds read no rule of the place; cite one, or do not refuse\n"},
{"outcomes/site.yaml", "可以要书面答复", "可以申诉",
 "outcomes/site.yaml:12:1: 提醒：结果“NOT_PAID”不予支付，却没有一步说怎么要书面答复；请补上，写明窗口和电话\n",
 "outcomes/site.yaml:12:1: warning: outcome \"NOT_PAID\" refuses and no step says how to get it in writing (书面答复); add one, with window and phone\n"},
{"outcomes/site.yaml", ", phone: {zh: \"12393\", en: \"12393\"}", "",
 "结果“NOT_PAID”不予支付，却没有一步说怎么要书面答复；",
 "outcome \"NOT_PAID\" refuses and no step says how to get it in writing"},
{"outcomes/site.yaml", "zh: 三号窗口", "zh: 参保地经办机构窗口",
 "outcomes/site.yaml:19:7: 提醒：“NOT_PAID.do.1.by.window”写死了“参保地经办”，本地参保的人会被叫去问自己；请写 {ask}、{agency}、{window}、{call} 或 {answer}\n",
 "outcomes/site.yaml:19:7: warning: \"NOT_PAID.do.1.by.window\" says \"参保地经办\" itself, and sends a person insured here to ask here; write {ask}, {agency}, {window}, {call} or {answer}\n"},
{"documents.yaml", "    how: {zh: 窗口领, en: At the window}\n", "",
 "documents.yaml:2:3: 提醒：材料“slip”没有写怎么拿到；请补上 how\n",
 "documents.yaml:2:3: warning: document \"slip\" does not say how to get it; add how\n"},
{"documents.yaml", "    cite: official\n", "",
 "documents.yaml:2:3: “slip”没有写来源；",
 "documents.yaml:2:3: \"slip\" cites no source; "},
{"documents.yaml", "cite: official", "cite: gossip",
 "documents.yaml:2:3: “slip”只引用了流传的说法；",
 "documents.yaml:2:3: \"slip\" rests on what only circulates; "},
{"deadlines.yaml", "  cite: official\n", "",
 "deadlines.yaml:1:1: “pay_by”没有写来源；",
 "deadlines.yaml:1:1: \"pay_by\" cites no source; "},
{"parameters.yaml", "  ask: {zh: 有几个座位？, en: How many seats?}\n", "",
 "parameters.yaml:1:1: 提醒：参数“seats”没有写不知道时问什么；请补上 ask\n",
 "parameters.yaml:1:1: warning: parameter \"seats\" does not say what to ask where it is not known; add ask\n"},
{"sources.yaml", ", place: 110000", "",
 "sources.yaml:4:1: 提醒：来源“city”没有写是哪里的规定，单子上不会印它；请补上 place：全国写 nation，不知道写 unknown\n",
 "sources.yaml:4:1: warning: source \"city\" does not say whose rule it is and is never printed; add place: nation, a code, or unknown\n"},
{"sources.yaml", "place: 110000", "place: 110009",
 "sources.yaml:4:1: 来源“city”的 place“110009”没有这个地区代码；请改正\n",
 "sources.yaml:4:1: the place of source \"city\" is no place code: \"110009\"; correct it\n"},
{"sources.yaml", "place: 110000", "place: 371500",
 "regions/site.yaml:5:3: “capital.values.seats”引用的都是别处的来源；请引用当地、本省或全国的来源，没有的移到 claims\n",
 "regions/site.yaml:5:3: \"capital.values.seats\" cites only sources of other places; cite one of the place, its province or the nation, or make it a claim\n"},
/* an answer that changes nothing */
{"flows/visit.yaml", "go: {yes: days, no or unsure: TOLD}", "go: {yes or no or unsure: days}",
 "questions.yaml:1:1: 提醒：题目“visited”怎么答都一样：去向相同，也没有规则、材料、期限用到；请按答案分路、用上它，或删掉这一问\n",
 "questions.yaml:1:1: warning: no answer to question \"visited\" makes a difference: one way on, and no rule, paper or deadline reads it; part the ways, use it, or drop it\n"},
{"flows/visit.yaml", "go: {yes: days, no or unsure: TOLD}", "go: {then: days}",
 "题目“visited”怎么答都一样", "no answer to question \"visited\" makes a difference"},
{"flows/visit.yaml", "start: visited\nnodes:\n  visited: {ask: visited, go: {yes: days, no or unsure: TOLD}}\n",
 "start: away\nnodes:\n  away: {ask: days_away, go: [{when: \"days_away <= 3\", to: again}, {else: again}]}\n"
 "  again: {ask: visited, go: [{when: \"visited == yes\", to: days}, {when: \"visited == no\", to: days}, {unsure: days}]}\n",
 "题目“visited”怎么答都一样", "no answer to question \"visited\" makes a difference"},
};
/* clang-format on */

struct site {
    struct tree_folder tree;
    char content[80], site[80];
    struct layers layers;
};

static struct site *site_make(void)
{
    static struct site site;

    memset(&site, 0, sizeof site);
    tree_start(&site.tree, NULL);
    snprintf(site.content, sizeof site.content, "%s/content", site.tree.path);
    snprintf(site.site, sizeof site.site, "%s/site", site.tree.path);
    site.layers = (struct layers){
        .folder = {site.content, site.site},
          .count = 2
    };
    return &site;
}

/* A file as it is kept, or spoilt. */
static void site_write(const struct site *site, const char *name, const char *text,
                       const struct spoilt *row)
{
    const char *at = row && strcmp(row->file, name) == 0 ? strstr(text, row->from) : NULL;
    struct buffer out = {0};
    char path[80];

    snprintf(path, sizeof path, "site/%s", name);
    if (row && strcmp(row->file, name) == 0 && at == NULL)
        fail_msg("%s does not hold \"%s\"", name, row->from);
    if (at == NULL)
        buffer_print(&out, "%s", text);
    else
        buffer_print(&out, "%.*s%s%s", (int)(at - text), text, row->to, at + strlen(row->from));
    tree_write(&site->tree, path, out.data, out.size, false);
    buffer_free(&out);
}

static bool produced[FINDING_COUNT]; /* by any test of this program */

static void produced_note(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        for (size_t n = 0; n < FINDING_COUNT; n++)
            if (strcmp(diags->list[i]->kind, findings_said[n].kind) == 0)
                produced[n] = true;
}

/* What is said of the site's own files, line by line; freed by the caller. */
static char *said(const struct layers *layers, enum language language, const char *folder)
{
    struct workbook workbook;
    struct diags found = {0}, mistakes = {0};
    struct buffer own = {0};
    char *text = NULL, *rest = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!content_load_workbook(layers, &mistakes, &workbook)) {
        diags_print(&mistakes, LANGUAGE_EN, stderr);
        fail();
    }
    promises_check(&workbook, &found);
    produced_note(&found);
    diags_print(&found, language, out);
    fclose(out);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        if (strstr(line, folder))
            buffer_print(&own, "%s\n", line);
    buffer_add(&own, "", 1);
    free(text);
    workbook_free(&workbook);
    diags_free(&found);
    diags_free(&mistakes);
    return own.data;
}

static void must_say(const struct site *site, enum language language, const char *line)
{
    char *text = said(&site->layers, language, site->site);

    if (strstr(text, line) == NULL)
        fail_msg("not said:\n%s\nbut:\n%s", line, text);
    free(text);
}

static void what_is_not_kept_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spoilt / sizeof spoilt[0]; i++) {
        struct site *site = site_make();

        for (size_t n = 0; n < FILES; n++)
            site_write(site, kept[n].name, kept[n].text, &spoilt[i]);
        must_say(site, LANGUAGE_ZH, spoilt[i].zh);
        must_say(site, LANGUAGE_EN, spoilt[i].en);
        tree_free(&site->tree);
    }
}

static void what_is_kept_is_silent(void **state)
{
    struct site *site = site_make();
    char *text;

    (void)state;
    for (size_t n = 0; n < FILES; n++)
        site_write(site, kept[n].name, kept[n].text, NULL);
    text = said(&site->layers, LANGUAGE_EN, site->site);
    assert_string_equal(text, "");
    free(text);
    tree_free(&site->tree);
}

/* What ends is no finding where something goes on, nor a source where another one does. */
static void what_is_taken_over_is_silent(void **state)
{
    static const struct spoilt notes = {
        "outcomes/site.yaml", "cite: repost}\n",
        "cite: repost, to: 2026-12-31}\n"
        "    - {label: {zh: 新, en: New}, text: {zh: 留好电子票, en: Keep the e-bill}, cite: "
        "{source: official, from: 2027-01-01}}\n",
        NULL, NULL};
    static const struct spoilt basis = {
        "questions.yaml", "cite: official",
        "cite: [{source: repost, from: 2026-07-01}, {source: official, to: 2026-06-30}]", NULL,
        NULL};
    static const struct spoilt *const rows[] = {&notes, &basis};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct site *site = site_make();
        char *text;

        for (size_t n = 0; n < FILES; n++)
            site_write(site, kept[n].name, kept[n].text, rows[i]);
        text = said(&site->layers, LANGUAGE_EN, site->site);
        assert_string_equal(text, "");
        free(text);
        tree_free(&site->tree);
    }
}

/* A value whose source was never compared with the document. */
static void a_value_never_verified_is_said(void **state)
{
    static const char region[] = "region: jinan\ncode: 370100\nname: {zh: 济南市, en: Jinan}\n"
                                 "values:\n  days: {value: 3, cite: undated}\n";
    struct site *site = site_make();

    (void)state;
    for (size_t n = 0; n < FILES; n++)
        site_write(site, kept[n].name, kept[n].text, NULL);
    site_write(site, "divisions.tsv", "370100\t济南市\tJinan\n", NULL);
    site_write(site, "regions/jinan.yaml", region, NULL);
    must_say(site, LANGUAGE_ZH,
             "regions/jinan.yaml:5:3: 提醒：“jinan.values.days”没有核对日期；请写 verified_on，"
             "或写在它的来源上\n");
    must_say(site, LANGUAGE_EN, "\"jinan.values.days\" was never verified; add verified_on here");
    tree_free(&site->tree);
}

/* An office stands behind a content: not after a change, nor on a day before the content's own. */
static void an_adoption_that_does_not_hold_is_said(void **state)
{
    static const struct {
        const char *about, *zh, *en;
    } rows[] = {
        {"adopted: {by: {zh: 本局, en: Ours}, on: 2026-12-01, print: 0123456789abcdef}\n",
         "about.yaml: 提醒：adopted 采用的是指纹 0123456789abcdef 的内容，现在是 ", "about.yaml: warning: adopted is of the content with print 0123456789abcdef, which is "},
        {"adopted: {by: {zh: 本局, en: Ours}, on: 2020-01-01, print: %s}\n",
         "about.yaml: 提醒：adopted 的日期 2020-01-01 早于内容日期 ",                   "about.yaml: warning: adopted is dated 2020-01-01, before the content's own day "      },
    };
    char print[17] = "";

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct site *site = site_make();
        char about[200];

        snprintf(about, sizeof about, "%.*s%s%s",
                 (int)(strstr(rows[i].about, "print: ") - rows[i].about) + 7, rows[i].about,
                 i == 0 ? "0123456789abcdef" : print, "}\n");
        tree_write(&site->tree, "site/about.yaml", about, strlen(about), false);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            char *text = said(&site->layers, (enum language)language, "about.yaml: ");
            const char *line = language == LANGUAGE_ZH ? rows[i].zh : rows[i].en;

            assert_non_null(strstr(text, line));
            if (i == 0) /* the print of now stands behind what was said */
                snprintf(print, sizeof print, "%.16s", strstr(text, line) + strlen(line));
            free(text);
        }
        tree_free(&site->tree);
    }
}

/* ---- questions whose answers do make a difference -------------------------------------------------- */

/* One more place that reads the answer, and the question is not idle although its ways are one. */
static const struct {
    const char *file, *from, *to;
} readers[] = {
    {"outcomes/site.yaml", "{text: {zh: 带证件",        "{when: \"visited == yes\", text: {zh: 带证件"},
    {"outcomes/site.yaml", "{label: {zh: 提醒",          "{when: \"visited == yes\", label: {zh: 提醒"  },
    {"outcomes/site.yaml", "{document: slip}",
     "{document: slip, when: \"visited == yes\", if: {zh: 去过, en: been}}"                               },
    {"outcomes/site.yaml", "grounds: \"days_away > 3\"",
     "grounds: \"days_away > 3 and visited == yes\""                                                        },
    {"questions.yaml",     "within: {from: 1, to: 400}\n",
     "within: {from: 1, to: 400}\n  implied: [{when: \"visited == no\", is: 1}]\n"                          },
    {"flows/visit.yaml",   "when: \"days_away <= 3\"",     "when: \"days_away <= 3 or visited == no\""      },
    {"flows/visit.yaml",   "  days: {ask: days_away",
     "  again: {decide: visited, go: {yes: days, no or "
     "unsure: TOLD}}\n  days: {ask: days_away"                                                              },
};

static void whoever_reads_an_answer_makes_it_matter(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        struct site *site = site_make();
        const struct spoilt row = {readers[i].file, readers[i].from, readers[i].to, NULL, NULL};
        struct buffer flow = {0};
        const char *at = strstr(kept[0].text, "go: {yes: days, no or unsure: TOLD}");
        char *text;

        assert_non_null(at);
        buffer_print(&flow, "%.*sgo: {then: %s}%s", (int)(at - kept[0].text), kept[0].text,
                     strstr(row.to, "again:") ? "again" : "days", strchr(at, '}') + 1);
        buffer_add(&flow, "", 1);
        site_write(site, kept[0].name, flow.data, &row);
        for (size_t n = 1; n < FILES; n++)
            site_write(site, kept[n].name, kept[n].text, &row);
        text = said(&site->layers, LANGUAGE_EN, site->site);
        if (strstr(text, "makes a difference") != NULL)
            fail_msg("%s: %s:\n%s", row.file, row.to, text);
        buffer_free(&flow);
        free(text);
        tree_free(&site->tree);
    }
}

/* ---- the whole --------------------------------------------------------------------------------- */

static void shipped_content_keeps_its_promises(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    char *text = said(&layers, LANGUAGE_EN, "");

    (void)state;
    assert_string_equal(text, "");
    free(text);
}

/* The last test: each kind came up in one of those before. */
static void every_kind_was_produced(void **state)
{
    (void)state;
    for (size_t i = FINDING_PROMISES; i < FINDING_REGION_FILES; i++)
        if (!produced[i])
            fail_msg("no test finds %s", findings_said[i].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_kept_is_said),
        cmocka_unit_test(what_is_kept_is_silent),
        cmocka_unit_test(what_is_taken_over_is_silent),
        cmocka_unit_test(a_value_never_verified_is_said),
        cmocka_unit_test(whoever_reads_an_answer_makes_it_matter),
        cmocka_unit_test(an_adoption_that_does_not_hold_is_said),
        cmocka_unit_test(shipped_content_keeps_its_promises),
        cmocka_unit_test(every_kind_was_produced),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
