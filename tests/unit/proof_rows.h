/*
 * Contents that are wrong in one way each, what is said of them, and what the case shows that is given
 * with it. For test_proof.c and test_witness.c.
 */
#ifndef TESTS_UNIT_PROOF_ROWS_H
#define TESTS_UNIT_PROOF_ROWS_H

#include "content_tree.h"

#include <string.h>

#define FILES_MAX 3

/* Files laid over the good content. */
struct laid {
    const char *file;
    const char *text;
    bool before; /* put before what the good content has there */
};

struct row {
    struct laid laid[FILES_MAX];
    const char *zh; /* the sentence, and the case as a command line where there is one */
    const char *en;
    const char *shows; /* what the command line prints, as JSON; NULL = no case is given */
};

static inline void row_lay(const struct row *row, const struct tree_folder *tree)
{
    for (size_t i = 0; i < FILES_MAX && row->laid[i].file; i++)
        tree_write(tree, row->laid[i].file, row->laid[i].text, strlen(row->laid[i].text),
                   row->laid[i].before);
}

/* clang-format off */
static const struct row rows[] = {
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: again}}\n"
     "  again: {decide: stage, go: {planned: DIRECT, unsure: MANUAL}}\n", false},
 },
 "flows/more.yaml:7:3: 走到节点“again”时答案是“paid”，没有路可走；请在它的 go 里补上这一项\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stage=paid\n",
 "flows/more.yaml:7:3: node \"again\" is reached with \"paid\" and has no way for it; add it to its go\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stage=paid\n",
 "\"state\": \"gap\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: again}}\n"
     "  again: {decide: stage, go: {planned: DIRECT, paid: MANUAL}}\n", false},
 },
 "flows/more.yaml:7:3: 节点“again”没有写“stage”答不清楚时往哪里走；请补上 unsure\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stage=unsure\n",
 "flows/more.yaml:7:3: node \"again\" has no way where \"stage\" is answered by 不清楚; add unsure\n",
 "\"state\": \"gap\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: again}}\n"
     "  again: {decide: emergency, go: {yes: DIRECT, no: MANUAL}}\n", false},
 },
 "flows/more.yaml:7:3: 走到节点“again”时还没有问过“emergency”；请先问，或写上 unknown 往哪里走\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stage=planned\n",
 "flows/more.yaml:7:3: node \"again\" is reached before \"emergency\" was asked; ask it before, or add a way for unknown\n",
 "\"state\": \"gap\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: again}}\n"
     "  again: {decide: rules, go: [{when: \"region.allowed == yes\", to: DIRECT}, {else: MANUAL}]}\n", false},
 },
 "flows/more.yaml:7:3: 节点“again”的规则有时判断不了，又没有写 unknown 往哪里走；请补上 unknown\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stage=planned\n",
 "flows/more.yaml:7:3: the rules of node \"again\" cannot always be decided and there is no way for unknown; add one\n",
 "\"state\": \"gap\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stay\n"
     "nodes:\n"
     "  stay: {ask: stay, go: [{when: \"stay <= 10\", to: DIRECT}, {when: \"stay > 20\", to: MANUAL}, {unsure: MANUAL}]}\n", false},
 },
 "flows/more.yaml:6:3: 有一种情况，节点“stay”的规则没有一条成立；请补一条规则，或写上 else\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stay=11\n",
 "flows/more.yaml:6:3: there is a case in which no rule of node \"stay\" is true; add a rule, or an else\n",
 "\"state\": \"gap\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stay\n"
     "nodes:\n"
     "  stay: {ask: stay, go: [{when: \"stay <= 10\", to: DIRECT}, {when: \"stay >= 10\", to: MANUAL}, {unsure: MANUAL}]}\n", false},
 },
 "flows/more.yaml:6:60: 节点“stay”的两条规则会同时成立：“stay <= 10”和“stay >= 10”；请改成互相排斥\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set stay=10\n",
 "flows/more.yaml:6:60: two rules of node \"stay\" can be true at once: \"stay <= 10\" and \"stay >= 10\"; make them exclude one another\n",
 "\"outcome\": \"DIRECT\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: filed\n"
     "nodes:\n"
     "  filed: {ask: filed, go: {no: SOON, yes or unsure: DIRECT}}\n", false},
     {"content/outcomes/soon.yaml", "SOON: {verdict: direct, title: {zh: 题, en: Title}, say: {zh: 说, en: Say}, from: 2027-01-01}\n", false},
 },
 "outcomes/soon.yaml:1:1: 结果“SOON”只在有效期里用（today >= 2027-01-01），却在别的日子也走得到；请按日期分路\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set filed=no\n",
 "outcomes/soon.yaml:1:1: outcome \"SOON\" is of some days only (today >= 2027-01-01) and is reached on another; part the ways by date\n",
 "\"outcome\": \"SOON\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: filed\n"
     "nodes:\n"
     "  filed: {ask: filed, go: {no: LATE, yes or unsure: DIRECT}}\n", false},
     {"content/outcomes/late.yaml", "LATE: {verdict: direct, title: {zh: 题, en: Title}, say: {zh: 说, en: Say}, to: 2026-06-30}\n", false},
 },
 "outcomes/late.yaml:1:1: 结果“LATE”只在有效期里用（today <= 2026-06-30），却在别的日子也走得到；请按日期分路\n"
     "    daoban run more --on 2026-07-01 --set insured_in=371500 --set filed=no\n",
 "outcomes/late.yaml:1:1: outcome \"LATE\" is of some days only (today <= 2026-06-30) and is reached on another; part the ways by date\n",
 "\"outcome\": \"LATE\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: filed\n"
     "nodes:\n"
     "  filed: {ask: filed, go: {no: REFUSED, yes or unsure: DIRECT}}\n", false},
 },
 "outcomes/all.yaml:28:1: 走到“REFUSED”时，不予支付的理由“region.unfiled == unpaid and filed == no”并不成立；请改路线或改 grounds\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set filed=no --set scheme=employee\n",
 "outcomes/all.yaml:28:1: \"REFUSED\" refuses although its grounds \"region.unfiled == unpaid and filed == no\" are false; correct the routing or the grounds\n",
 "\"outcome\": \"REFUSED\""},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: filed\n"
     "nodes:\n"
     "  filed: {ask: filed, go: {no: REFUSED, yes or unsure: DIRECT}}\n", false},
 },
 "outcomes/all.yaml:28:1: 走到“REFUSED”时，不予支付的理由“region.unfiled == unpaid and filed == no”还不知道成不成立；不清楚不能当成“不”，请让这样的情况去问参保地\n"
     "    daoban run more --on 2026-01-01 --set insured_in=110000 --set filed=no\n",
 "outcomes/all.yaml:28:1: \"REFUSED\" refuses although its grounds \"region.unfiled == unpaid and filed == no\" are not known to be true; send such cases to ask instead\n",
 "\"outcome\": \"REFUSED\""},
{{
     {"content/invariants.yaml", "papers: {text: {zh: 手工要收据, en: Claims need a receipt}, when: \"verdict == manual\", must: \"receipt in documents\"}\n", false},
 },
 "invariants.yaml:1:1: “手工要收据”：这一条（papers）在结果“MANUAL”上不成立；请改内容，或改这一条\n"
     "    daoban run settle --on 2026-01-01 --set insured_in=371500 --set stage=unsure --set filed=yes --set paid_on=2023-01-01 --set cost=0.00 --set extras=none\n",
 "invariants.yaml:1:1: \"Claims need a receipt\": this (papers) does not hold at outcome \"MANUAL\"; mend the content, or this line\n",
 "\"outcome\": \"MANUAL\""},
{{
     {"content/invariants.yaml", "choice: {text: {zh: 不要卡, en: No card}, when: \"outcome == FILE_FIRST\", must: \"not (card in documents) and not (card in choices)\"}\n", false},
 },
 "invariants.yaml:1:1: “不要卡”：这一条（choice）在结果“FILE_FIRST”上不成立；请改内容，或改这一条\n"
     "    daoban run settle --on 2026-01-01 --set insured_in=371500 --set stage=planned\n",
 "invariants.yaml:1:1: \"No card\": this (choice) does not hold at outcome \"FILE_FIRST\"; mend the content, or this line\n",
 "\"outcome\": \"FILE_FIRST\""},
{{
     {"content/invariants.yaml", "never: {text: {zh: 空话, en: Idle words}, when: \"outcome == DIRECT and outcome == MANUAL\", must: \"today > 2020-01-01\"}\n", false},
 },
 "invariants.yaml:1:1: 提醒：“空话”：这一条（never）的 when 从来不成立，等于没有要求；请改正或删掉\n",
 "invariants.yaml:1:1: warning: \"Idle words\": the when of this (never) is never true, so it demands nothing; correct or delete it\n", NULL},
{{
     {"content/deadlines.yaml", "far: {label: {zh: 很远, en: Far}, from: paid_on, rule: {plus: 300 years}}\n", true},
     {"content/outcomes/more.yaml", "FAR:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n"
     "  deadlines: far\n", false},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: paid_on\n"
     "nodes:\n"
     "  paid_on: {ask: paid_on, go: {then: FAR}}\n", false},
 },
 "deadlines.yaml:1:1: 结果“FAR”的期限“far”算到了 2199 年以后；请检查期限规则\n"
     "    daoban run more --on 2026-01-01 --set insured_in=371500 --set paid_on=2023-01-01\n",
 "deadlines.yaml:1:1: deadline \"far\" of outcome \"FAR\" falls beyond the year 2199; check its rule\n",
 "\"outcome\": \"FAR\""},
{{
     {"content/outcomes/more.yaml", "LISTS:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n"
     "  deadlines: decided\n", false},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: LISTS}}\n", false},
 },
 "outcomes/more.yaml:1:1: 提醒：结果“LISTS”列了期限“decided”，但走到这里的路都没有问过起算的日期，从来算不出来；请先问日期，或去掉\n",
 "outcomes/more.yaml:1:1: warning: outcome \"LISTS\" lists deadline \"decided\", but no path to it asks for the date it counts from; ask, or drop it\n", NULL},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: DIRECT}}\n", false},
 },
 "flows/more.yaml:1:7: 提醒：流程“more”不在首页，也没有别的流程或结果用到它；请接上或删掉\n",
 "flows/more.yaml:1:7: warning: flow \"more\" is not on the home screen and nothing leads to it; connect it or delete it\n", NULL},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "ends: {good: DIRECT, bad: MANUAL}\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: again, paid or unsure: good}}\n"
     "  again: {decide: stage, go: {planned: good, paid: lost, unsure: bad}}\n"
     "  lost: {ask: emergency, go: {then: DIRECT}}\n", false},
 },
 "flows/more.yaml:9:3: 提醒：节点“lost”怎么回答都走不到；请接上或删掉\n",
 "flows/more.yaml:9:3: warning: no answers lead to node \"lost\"; connect it or delete it\n", NULL},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "ends: {good: DIRECT, bad: MANUAL}\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: again, paid or unsure: good}}\n"
     "  again: {decide: stage, go: {planned: good, paid: lost, unsure: bad}}\n"
     "  lost: {ask: emergency, go: {then: DIRECT}}\n", false},
 },
 "flows/more.yaml:5:22: 提醒：流程“more”的出口“bad”从来走不到；请接上或删掉\n",
 "flows/more.yaml:5:22: warning: ending \"bad\" of flow \"more\" never comes out; connect it or delete it\n", NULL},
{{
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: again, paid or unsure: DIRECT}}\n"
     "  again: {decide: rules, go: [{when: \"stage == paid\", to: DIRECT}, {else: MANUAL}]}\n", false},
 },
 "flows/more.yaml:7:31: 提醒：节点“again”的规则“stage == paid”从来不成立；请改正或删掉\n",
 "flows/more.yaml:7:31: warning: the rule \"stage == paid\" of node \"again\" is never true; correct or delete it\n", NULL},
{{
     {"content/questions.yaml", "idle: {type: yes or no, text: {zh: 问？, en: Ask?}, label: {zh: 问, en: Ask}}\n", true},
 },
 "questions.yaml:1:1: 提醒：题目“idle”没有一处会问，也没有规则用到；请接上或删掉\n",
 "questions.yaml:1:1: warning: question \"idle\" is never asked nor read; use it or delete it\n", NULL},
{{
     {"content/questions.yaml", "level: {type: one of, text: {zh: 几级？, en: Level?}, label: {zh: 级, en: Level}, options: {low: {text: {zh: 低, en: Low}}, high: {text: {zh: 高, en: High}}}}\n", true},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: level\n"
     "nodes:\n"
     "  level: {ask: level, only: [low], go: {low or unsure: DIRECT}}\n", false},
 },
 "questions.yaml:1:120: 提醒：题目“level”的选项“high”没有一处可以选；请检查 only，或删掉这个选项\n",
 "questions.yaml:1:120: warning: option \"high\" of question \"level\" can be chosen nowhere; check only, or delete it\n", NULL},
{{
     {"content/questions.yaml", "dull:\n"
     "  type: yes or no\n"
     "  text: {zh: 问？, en: Ask?}\n"
     "  label: {zh: 问, en: Ask}\n"
     "  implied:\n"
     "    - {when: \"stage == planned and stage == paid\", is: no}\n", true},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {then: dull}}\n"
     "  dull: {ask: dull, go: {then: DIRECT}}\n", false},
 },
 "questions.yaml:6:7: 提醒：题目“dull”的 implied 里，“stage == planned and stage == paid”从来不成立；请改正或删掉\n",
 "questions.yaml:6:7: warning: the implied rule \"stage == planned and stage == paid\" of question \"dull\" is never true; correct or delete it\n", NULL},
{{
     {"content/outcomes/more.yaml", "LOST:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n", false},
 },
 "outcomes/more.yaml:1:1: 提醒：结果“LOST”怎么回答都到不了；请接上或删掉\n",
 "outcomes/more.yaml:1:1: warning: no answers lead to outcome \"LOST\"; connect it or delete it\n", NULL},
{{
     {"content/outcomes/more.yaml", "DULL:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n"
     "  do: [{text: {zh: 做, en: Do}, when: \"stage == paid\"}]\n"
     "  notes: [{text: {zh: 注, en: Note}, when: \"stage == paid\"}]\n"
     "  bring: [{document: proof, when: \"stage == paid\", if: {zh: 付了, en: paid}}]\n", false},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: DULL, paid or unsure: again}}\n"
     "  again: {decide: stage, go: {planned: DULL, paid or unsure: DIRECT}}\n", false},
 },
 "outcomes/more.yaml:5:8: 提醒：结果“DULL”的第 1 个步骤从来不显示：“stage == paid”不会成立；请改正或删掉\n",
 "outcomes/more.yaml:5:8: warning: step 1 of outcome \"DULL\" never shows, \"stage == paid\" is never true; correct or delete it\n", NULL},
{{
     {"content/outcomes/more.yaml", "DULL:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n"
     "  do: [{text: {zh: 做, en: Do}, when: \"stage == paid\"}]\n"
     "  notes: [{text: {zh: 注, en: Note}, when: \"stage == paid\"}]\n"
     "  bring: [{document: proof, when: \"stage == paid\", if: {zh: 付了, en: paid}}]\n", false},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: DULL, paid or unsure: again}}\n"
     "  again: {decide: stage, go: {planned: DULL, paid or unsure: DIRECT}}\n", false},
 },
 "outcomes/more.yaml:6:11: 提醒：结果“DULL”的第 1 条说明从来不显示：“stage == paid”不会成立；请改正或删掉\n",
 "outcomes/more.yaml:6:11: warning: note 1 of outcome \"DULL\" never shows, \"stage == paid\" is never true; correct or delete it\n", NULL},
{{
     {"content/outcomes/more.yaml", "DULL:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n"
     "  do: [{text: {zh: 做, en: Do}, when: \"stage == paid\"}]\n"
     "  notes: [{text: {zh: 注, en: Note}, when: \"stage == paid\"}]\n"
     "  bring: [{document: proof, when: \"stage == paid\", if: {zh: 付了, en: paid}}]\n", false},
     {"flows/more.yaml", "flow: more\n"
     "title: {zh: 题, en: Title}\n"
     "home: 2\n"
     "start: stage\n"
     "nodes:\n"
     "  stage: {ask: stage, go: {planned: DULL, paid or unsure: again}}\n"
     "  again: {decide: stage, go: {planned: DULL, paid or unsure: DIRECT}}\n", false},
 },
 "outcomes/more.yaml:7:11: 提醒：结果“DULL”的材料“proof”从来不会要：“stage == paid”不会成立；请改正或删掉\n",
 "outcomes/more.yaml:7:11: warning: paper \"proof\" of outcome \"DULL\" is never needed, \"stage == paid\" is never true; correct or delete it\n", NULL},
{{
     {"content/outcomes/more.yaml", "LOST:\n"
     "  verdict: manual\n"
     "  title: {zh: 题, en: Title}\n"
     "  say: {zh: 说, en: Say}\n", false},
 },
 "outcomes/all.yaml:24:5: 提醒：结果“MANUAL”用 include 带入流程“settle”的材料，但走到这里时那个流程从来没有办完过；请去掉\n",
 "outcomes/all.yaml:24:5: warning: outcome \"MANUAL\" includes the papers of flow \"settle\", which has never ended when it is reached; drop it\n", NULL},
{{
     {"content/parameters.yaml", "spare: {type: text, label: {zh: 多余, en: Spare}}\n", true},
 },
 "parameters.yaml:1:1: 提醒：参数“spare”没有规则、期限或结果用到；请接上或删掉\n",
 "parameters.yaml:1:1: warning: parameter \"spare\" is read by no rule, deadline or outcome; use it or delete it\n", NULL},
{{
     {"content/parameters.yaml", "ghost: {type: text, stake: none, when: \"outcome == DIRECT and outcome == MANUAL\", label: {zh: 影子, en: Ghost}}\n", true},
 },
 "parameters.yaml:1:1: 提醒：参数“ghost”的 when（“outcome == DIRECT and outcome == MANUAL”）在哪个结果上都不成立，它的值和说法从来不显示；请改正，规则要读的就去掉 when，或删掉\n",
 "parameters.yaml:1:1: warning: the when of parameter \"ghost\" (\"outcome == DIRECT and outcome == MANUAL\") is not true at any outcome, so that nothing shows its values and claims; correct it, drop it where rules read the parameter, or delete both\n", NULL},
{{
     {"content/parameters.yaml", "ghost: {type: text, stake: none, when: \"stage is known and stage == planned and verdict == manual\", label: {zh: 影子, en: Ghost}}\n", true},
 },
 "parameters.yaml:1:1: 提醒：参数“ghost”的 when（“stage is known and stage == planned and verdict == manual”）在哪个结果上都不成立",
 "parameters.yaml:1:1: warning: the when of parameter \"ghost\" (\"stage is known and stage == planned and verdict == manual\") is not true at any outcome", NULL},
{{
     {"content/regions/liaocheng.yaml", "region: liaocheng\n"
     "code: 371500\n"
     "name: {zh: 聊城, en: Liaocheng}\n"
     "values:\n"
     "  ways:\n"
     "    - {value: {zh: 窗口, en: Window}, for: {scheme: employee}, cite: official}\n"
     "    - {value: {zh: 村里, en: Village}, for: {scheme: resident}, cite: official}\n"
     "    - {value: {zh: 电话, en: By phone}, from: 2026-01-01, cite: official}\n", false},
 },
 "regions/liaocheng.yaml:8:7: 提醒：“liaocheng”的“ways”写了值，但这里没有一种情况会显示它：总有别的值在它前面，或者 for 说的人用不着；请改 for、from、to，或删掉\n",
 "regions/liaocheng.yaml:8:7: warning: \"liaocheng\" has a value of \"ways\" that no case there shows: others always go before it, or nobody whom its for names needs it; mend for, from, to, or delete it\n", NULL},
{{
     {"content/regions/liaocheng.yaml", "region: liaocheng\n"
     "code: 371500\n"
     "name: {zh: 聊城, en: Liaocheng}\n"
     "claims:\n"
     "  ways: {text: {zh: 网上也行, en: Online too}, cite: rumour}\n"
     "  days:\n"
     "    - {text: {zh: 十五天, en: 15 days}, cite: rumour}\n"
     "    - {text: {zh: 二十天, en: 20 days}, cite: rumour}\n", false},
 },
 "regions/liaocheng.yaml:8:7: 提醒：“liaocheng”的“days”写了说法，但没有一种情况会显示它；请给参数写上 when，或改正它，或删掉说法\n",
 "regions/liaocheng.yaml:8:7: warning: \"liaocheng\" has a claim about \"days\" that no case shows; give the parameter a when, correct it, or delete the claim\n", NULL},
{{
     {"content/deadlines.yaml", "spare: {label: {zh: 多余, en: Spare}, rule: {event: {zh: 早, en: early}}}\n", true},
 },
 "deadlines.yaml:1:1: 提醒：期限“spare”没有规则或结果用到；请接上或删掉\n",
 "deadlines.yaml:1:1: warning: deadline \"spare\" is used by no rule or outcome; use it or delete it\n", NULL},
{{
     {"content/sources.yaml", "spare: {title: {zh: 多余, en: Spare}, grade: A, verified_on: 2026-01-01}\n", true},
 },
 "sources.yaml:1:1: 提醒：来源“spare”没有一处引用；请引用或删掉\n",
 "sources.yaml:1:1: warning: source \"spare\" is cited nowhere; cite it or delete it\n", NULL},
{{
     {"content/regions/liaocheng.yaml", "region: liaocheng\n"
     "code: 371500\n"
     "name: {zh: 聊城, en: Liaocheng}\n"
     "values:\n"
     "  unfiled:\n"
     "    - {value: paid, to: 2025-12-31, cite: official}\n"
     "    - {value: unpaid, from: 2026-03-01, cite: official}\n", false},
 },
 "regions/liaocheng.yaml:6:7: 提醒：“liaocheng”的“unfiled”从 2026-01-01 到 2026-02-28 没有值；请补上，或写 value: unknown\n",
 "regions/liaocheng.yaml:6:7: warning: \"unfiled\" of \"liaocheng\" has no value from 2026-01-01 to 2026-02-28; add one, or value: unknown\n", NULL},
{{
     {"content/regions/liaocheng.yaml", "region: liaocheng\n"
     "code: 371500\n"
     "name: {zh: 聊城, en: Liaocheng}\n"
     "values:\n"
     "  unfiled:\n"
     "    - {value: paid, to: 2025-12-31, cite: official}\n", false},
 },
 "regions/liaocheng.yaml:6:7: 提醒：“liaocheng”的“unfiled”只写到 2025-12-31，之后没有说；请写以后的值，或 value: unknown\n",
 "regions/liaocheng.yaml:6:7: warning: \"unfiled\" of \"liaocheng\" ends on 2025-12-31 and nothing is said of later; add a value, or value: unknown\n", NULL},
{{
     {"content/documents.yaml", "documents:\n"
     "  spare: {name: {zh: 多余, en: Spare}}\n"
     "  card: {name: {zh: 社保卡, en: Card}, handling: show, instead: [code]}\n"
     "  code: {name: {zh: 医保码, en: Code}, medium: electronic, handling: show}\n"
     "  receipt: {name: {zh: 收据, en: Receipt}, form: original, handling: hand in, copies: 2, cite: official}\n"
     "  proof: {name: {zh: 证明, en: Proof}, necessity: later, waived: {zh: 可承诺, en: May be promised}}\n"
     "sets:\n"
     "  identity:\n"
     "    - {any_of: [card, code], label: {zh: 证件, en: Identity}}\n"
     "  papers:\n"
     "    - {set: identity}\n"
     "    - {document: receipt}\n"
     "    - {document: proof, when: \"extras is known\", if: {zh: 有特别情况, en: a special case}}\n", false},
 },
 "documents.yaml:2:3: 提醒：材料“spare”没有一种情况会用到；请接上或删掉\n",
 "documents.yaml:2:3: warning: document \"spare\" is never needed; use it or delete it\n", NULL},
};
/* clang-format on */

#endif
