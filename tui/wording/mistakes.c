/* Sentences about mistakes in answers: see mistakes.h. */
#include "wording/mistakes.h"

#include "base/text.h"
#include "engine/offered.h"
#include "wording/words.h"

#define CANDIDATES_SHOWN 9

typedef const char *const pattern[LANGUAGE_COUNT];

/* {1} the text, {2} the question, {3} what it can be answered with, or {3} to {4} its range. */
/* clang-format off */
static pattern patterns[] = {
    [ANSWER_NO_QUESTION] = {
        "没有“{1}”这个问题",
        "there is no question \"{1}\""},
    [ANSWER_NO_OPTION] = {
        "问题 {2} 没有“{1}”这个答案；可以写 {3}",
        "question {2} has no answer \"{1}\"; it takes {3}"},
    [ANSWER_NO_DATE] = {
        "问题 {2} 要写日期，如 2026-01-20，或 unsure；“{1}”不是",
        "question {2} takes a date, 2026-01-20, or unsure; \"{1}\" is neither"},
    [ANSWER_NO_NUMBER] = {
        "问题 {2} 要写整数，或 unsure；“{1}”不是",
        "question {2} takes a whole number, or unsure; \"{1}\" is neither"},
    [ANSWER_NO_MONEY] = {
        "问题 {2} 要写金额，如 1234.50，或 unsure；“{1}”不是",
        "question {2} takes an amount, 1234.50, or unsure; \"{1}\" is neither"},
    [ANSWER_MONEY_TOO_FINE] = {
        "问题 {2} 要写金额，如 1234.50，或 unsure；“{1}”不是",
        "question {2} takes an amount, 1234.50, or unsure; \"{1}\" is neither"},
    [ANSWER_NO_PLACE] = {
        "问题 {2} 要写地方：六位代码、地名、abroad 或 unsure；没有“{1}”这个地方",
        "question {2} takes a place: a six-digit code, a name, abroad or unsure; there is no place \"{1}\""},
    [ANSWER_OUT_OF_RANGE] = {
        "问题 {2} 的答案 {1} 不在 {3} 到 {4} 之间",
        "the answer {1} to question {2} is not within {3} and {4}"},
    [ANSWER_NOT_OFFERED] = {
        "这里的问题 {2} 没有 {1} 这个答案",
        "question {2} does not offer {1} here"},
};
static pattern near_question = {
    "没有“{1}”这个问题，是不是 {2}？",
    "there is no question \"{1}\"; did you mean {2}?"};
static pattern ambiguous = {
    "叫“{1}”的地方不止一个：{2}。写代码或带上级的全名，如 {4} 或 {3}",
    "there are several places called \"{1}\": {2}. Give a code or a fuller name, such as {4} or \"{3}\""};
static pattern place_with_code = {"{1}（{2}）", "{1} ({2})"};
static pattern between = {"、", "; "};
/* clang-format on */

static const char *fill(struct arena *arena, const char *with, const char *const arguments[4])
{
    char *sentence = text_fill(arena, with, arguments, 4);

    text_scrub(sentence, true);
    return sentence;
}

/* "北京市朝阳区（110105）、辽宁省朝阳市（211300）"; the first and its code are examples of how to write it. */
const char *mistakes_ambiguous(const struct content *content, const char *name,
                               const struct places *places, enum language language,
                               struct arena *arena)
{
    const struct words words = {.content = content, .language = language, .arena = arena};
    const char *list = "";

    for (uint32_t i = 0; i < places->count && i < CANDIDATES_SHOWN; i++) {
        const char *const one[4] = {words_place(&words, places->code[i]),
                                    arena_format(arena, "%06u", places->code[i]), "", ""};

        list = arena_format(arena, "%s%s%s", list, i > 0 ? between[language] : "",
                            fill(arena, place_with_code[language], one));
    }
    if (places->count > CANDIDATES_SHOWN)
        list = arena_format(arena, "%s%s…", list, between[language]);
    return fill(arena, ambiguous[language],
                (const char *const[4]){name, list, words_place(&words, places->code[0]),
                                       arena_format(arena, "%06u", places->code[0])});
}

const char *mistakes_word(const struct content *content, const struct answer_mistake *mistake,
                          enum language language, struct arena *arena)
{
    const uint32_t question = mistake->question;
    const char *arguments[4] = {mistake->text, "", "", ""};

    if (mistake->fault == ANSWER_AMBIGUOUS_PLACE)
        return mistakes_ambiguous(content, mistake->text, &mistake->places, language, arena);
    if (mistake->fault == ANSWER_NO_QUESTION) {
        arguments[1] = mistake->near != NULL ? mistake->near : "";
        return fill(arena,
                    mistake->near != NULL ? near_question[language]
                                          : patterns[ANSWER_NO_QUESTION][language],
                    arguments);
    }
    arguments[1] = content_fact_id(content, question);
    if (mistake->fault == ANSWER_OUT_OF_RANGE) {
        arguments[2] = answer_words_number(content, question, mistake->least, arena);
        arguments[3] = answer_words_number(content, question, mistake->most, arena);
    } else
        arguments[2] = answer_words_list(content, question, offered_all(content, question), arena);
    return fill(arena, patterns[mistake->fault][language], arguments);
}
