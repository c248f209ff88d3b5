/*
 * The content: everything the flows say, as one constant buffer.
 *
 * The loader writes records into one buffer and that buffer is used as it stands, in memory and on
 * disk (the image). Records refer to each other by index, to strings by byte offset; nothing in
 * them is a pointer. `struct content` holds one pointer per section into the buffer. Constant after
 * loading; whoever opened it (load/) frees it with content_free(). The struct itself stands at the
 * start of that buffer, which buffer_add() made: one piece of memory, one free.
 *
 * Conventions: NO_INDEX marks an absent reference. A span is a run of records in another section.
 * String offset 0 is the empty string, which also stands for "not given". Records have no
 * padding bytes whose value is undefined: the loader zeroes them, so equal content gives equal bytes.
 */
#ifndef TUI_MODEL_CONTENT_H
#define TUI_MODEL_CONTENT_H

#include "base/date.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_INDEX UINT32_MAX

#define FACTS_MAX 256  /* questions + flows; a limit the loader reports */
#define OPTIONS_MAX 9  /* per question, besides 不清楚 */
#define ENDINGS_MAX 30 /* per flow */

struct text {
    uint32_t zh; /* string offsets */
    uint32_t en;
};

struct span {
    uint32_t first;
    uint32_t count;
};

/* ---- routing ---------------------------------------------------------------------------- */

/* Where a way leads: kind in the top two bits, below it the index into the section nodes, endings or
 * outcomes. NO_INDEX = no way. */
enum target_kind { TARGET_NODE, TARGET_ENDING, TARGET_OUTCOME };
#define TARGET(kind, index) ((uint32_t)(kind) << 30 | (index))
#define TARGET_KIND(target) ((enum target_kind)((target) >> 30))
#define TARGET_INDEX(target) ((target)&0x3fffffffu)

struct flow {
    uint32_t id;
    struct text title;
    struct text about; /* one line for the home screen */
    struct text matter; /* 事项名称 on the sheet; the title where none is given */
    uint32_t home;     /* place on the home screen from 1, 0 = not there */
    uint32_t start;    /* node */
    struct span nodes;
    struct span endings;
};

/* An ending of a flow; its position in the flow's span is the value of the flow's fact. */
struct ending {
    uint32_t id;
    uint32_t outcome; /* shown when the flow runs alone, and named by bring {include} */
};

enum node_kind {
    NODE_ASK,          /* subject = fact */
    NODE_RUN,          /* subject = flow */
    NODE_DECIDE_FACT,  /* subject = fact (a question's or a flow's) */
    NODE_DECIDE_VALUE, /* subject = parameter with options */
    NODE_DECIDE_RULES  /* subject = NO_INDEX */
};

/*
 * Either `ways` (a target per option of the subject, NO_INDEX where an option cannot come) or
 * `arms` (rules with targets) says where to go, or neither (`then:`, in `otherwise`). For places
 * the ways are indexed by enum relation, for flows by position in the flow's endings.
 *
 * The loader has already copied `else` into every way it stands for, so walking needs none:
 *   ways   answer known: ways[option]; 不清楚 or relation not known: unsure, where not given unknown;
 *          not answered or value not known: unknown, where not given unsure
 *   arms   the true arm; else, some unknown: unsure where nothing but 不清楚 to the subject is the cause
 *          and it is given, else unknown; all false: otherwise
 *   then   不清楚: unsure where given; else otherwise
 */
struct node {
    uint32_t id;
    uint32_t flow;
    uint32_t kind;
    uint32_t subject;
    uint32_t only;    /* bit mask of options offered; 0 = all */
    struct span ways; /* in indexes: targets */
    struct span arms;
    uint32_t otherwise; /* else: no arm true, none unknown; or the single `then` */
    uint32_t unsure;    /* the subject was answered 不清楚 */
    uint32_t unknown;   /* a parameter, deadline or rule is unknown */
    uint32_t line;      /* in the flow's file, for messages and witnesses */
    /* bounds over this flow alone, made by the loader: see engine/bounds.h */
    uint8_t fewest;
    uint8_t most;
    uint16_t verdicts; /* bit per verdict still possible, called flows included */
};

struct arm {
    uint32_t rule;
    uint32_t target;
};

/* ---- rules ------------------------------------------------------------------------------ */

/*
 * A rule in postfix: each code word is an atom index, or one of the operators below.
 * Atoms whose left side is not known are unknown; and, or, not are Kleene's.
 */
#define RULE_AND 0x80000000u
#define RULE_OR 0x80000001u
#define RULE_NOT 0x80000002u
#define RULE_DEPTH_MAX 32 /* operands waiting at once; a limit the loader reports */

struct rule {
    uint32_t source; /* string: as written */
    struct span code;
};

enum term_kind {
    TERM_NONE,
    TERM_FACT,
    TERM_VALUE,
    TERM_DEADLINE,
    TERM_TODAY,
    /* only in invariants, about cases that have ended; the engine knows none of these */
    TERM_VERDICT,
    TERM_OUTCOME,   /* EQ and NE with the outcome's index */
    TERM_DOCUMENTS, /* HAS the document's index: demanded by itself */
    TERM_CHOICES    /* HAS the document's index: one of several that serve */
};

/* clang-format off */
enum operator {
    OPERATOR_EQ, OPERATOR_NE, OPERATOR_LT, OPERATOR_LE, OPERATOR_GT, OPERATOR_GE,
    OPERATOR_IN,      /* left is one of mask */
    OPERATOR_HAS,     /* several-of fact contains option `number` */
    OPERATOR_IS_KNOWN /* never unknown itself */
};
/* clang-format on */

/*
 * left OP right. Options, relations and endings compare through `mask` (bit per option; EQ, NE and
 * IN are all OPERATOR_IN / OPERATOR_NE over the mask). Numbers, money (in fen) and dates compare
 * with `number`, or, when right is not TERM_NONE, with that term plus `plus`. IN over numbers or
 * dates is spelled out by the loader as a chain of EQ joined with or. Durations compare by length:
 * `number` here and in struct value is duration_length().
 */
struct atom {
    uint32_t left;       /* enum term_kind */
    uint32_t left_index; /* fact, parameter or deadline */
    uint32_t operator;   /* enum operator */
    uint32_t mask;
    int64_t number;
    uint32_t right; /* enum term_kind; TERM_NONE = number or mask */
    uint32_t right_index;
    struct duration plus; /* added to the right term */
};

/* ---- vocabulary ------------------------------------------------------------------------- */

/*
 * A fact is a slot of a session: fact i < question_count is the answer to question i; fact
 * question_count + f is how flow f ended. Fact and question indexes are therefore the same.
 */
enum question_type {
    QUESTION_ONE_OF,
    QUESTION_SEVERAL_OF,
    QUESTION_YES_NO,
    QUESTION_DATE,
    QUESTION_NUMBER,
    QUESTION_MONEY,
    QUESTION_PLACE
};

/* Of a place of care to the place of insurance, tested in this order. */
enum relation {
    RELATION_SAME_POOL,
    RELATION_SAME_ZONE,
    RELATION_SAME_PROVINCE,
    RELATION_OTHER_PROVINCE,
    RELATION_ABROAD,
    RELATION_COUNT
};

enum bound_kind { BOUND_NONE, BOUND_LITERAL, BOUND_TODAY, BOUND_FACT };

struct bound { /* one end of `within`: base + plus, or a literal number, fen or date */
    uint32_t kind;
    uint32_t fact;
    struct duration plus;
    int64_t number;
};

enum start_role { START_NONE, START_INSURED_IN, START_CARE_IN, START_SCHEME };

#define CAN_DO_ALL UINT32_MAX

struct question {
    uint32_t id;
    uint32_t type;
    struct text text;
    struct text label; /* short, for review and trail: "阶段" */
    struct text why;
    struct text help; /* how to find out, for 不清楚 */
    struct text unit; /* number: 天, 次 … */
    struct text unsure_label;
    struct text unsure_story;
    struct span options; /* ONE_OF, SEVERAL_OF, YES_NO (always two: yes, no) */
    struct span implied;
    struct span cites;
    struct span myths;
    struct bound least;
    struct bound most;
    uint32_t can_do; /* bit per option the citizen can still bring about; CAN_DO_ALL = any */
    uint32_t start;  /* enum start_role */
};

struct option {
    uint32_t id;
    struct text text;  /* as read on the question */
    struct text label; /* short, for review: "没办过" */
    struct text story; /* a sentence of a citizen's story */
};

struct implied {
    uint32_t rule;
    uint32_t state; /* enum answer_state of engine/session.h: known or unsure */
    int64_t number;
};

/* ---- outcomes and papers ---------------------------------------------------------------- */

enum tone { TONE_GOOD, TONE_CARE, TONE_BAD }; /* green, yellow, red; always with a word beside it */

struct verdict { /* in content order: the first is the best for the citizen */
    uint32_t id;
    struct text label;
    uint32_t tone;
};

struct outcome {
    uint32_t id;
    uint32_t verdict;
    struct text title;
    struct text say;   /* the sentence to read aloud */
    struct text plain; /* the same for the citizen's view, without terms */
    struct span steps;
    struct span notes;
    struct span bring;
    struct span deadlines; /* in indexes */
    struct span shows;     /* in indexes: parameters whose value, or lack of one, the sheet says */
    struct span myths;
    struct span cites;
    uint32_t grounds; /* rule; NO_INDEX where nothing is refused */
    uint32_t next;    /* flow */
};

enum channel_kind { CHANNEL_ONLINE, CHANNEL_WINDOW, CHANNEL_AGENT, CHANNEL_PHONE, CHANNEL_COUNT };

struct step {
    struct text text;
    uint32_t when; /* rule or NO_INDEX */
    struct text channels[CHANNEL_COUNT];
    struct span cites;
};

struct note {
    struct text label;
    struct text text;
    uint32_t when;
    struct span cites;
};

enum bring_kind { BRING_DOCUMENT, BRING_ANY_OF, BRING_INCLUDE };
enum necessity { NECESSITY_MUST, NECESSITY_OPTIONAL, NECESSITY_LATER, NECESSITY_COUNT };

struct bring { /* named sets are written out by the loader, conditions joined by and */
    uint32_t kind;
    uint32_t subject;      /* document; flow for BRING_INCLUDE; NO_INDEX for any_of */
    struct span members;   /* any_of: documents, in indexes */
    uint32_t when;         /* rule or NO_INDEX */
    struct text condition; /* `when` in words, for 可能需要 */
    struct text label;     /* any_of: what the papers are for */
    uint32_t necessity;    /* enum necessity, or NO_INDEX = the document's own */
    uint32_t copies;       /* 0 = the document's own */
    struct span cites;
};

enum form { FORM_ORIGINAL, FORM_COPY, FORM_EITHER };
enum handling { HANDLING_HAND_IN, HANDLING_VERIFY, HANDLING_SHOW };
enum medium { MEDIUM_PAPER, MEDIUM_ELECTRONIC, MEDIUM_EITHER };

struct document {
    uint32_t id;
    struct text name;
    struct text issuer;
    struct text how;    /* how to get it */
    struct text waived; /* how to avoid handing it in: data sharing, commitment */
    struct text note;
    uint32_t form;
    uint32_t handling;
    uint32_t medium;
    uint32_t copies;
    uint32_t necessity;
    struct span instead; /* in indexes: documents that serve as well */
    struct span cites;
};

/* ---- deadlines -------------------------------------------------------------------------- */

enum deadline_kind { DEADLINE_PLUS, DEADLINE_NEXT_YEAR, DEADLINE_EVENT };
enum roll { ROLL_NONE, ROLL_FORWARD }; /* a last day on a holiday: stays, or the next working day */

struct deadline_rule {
    uint32_t kind;
    struct duration plus; /* DEADLINE_PLUS */
    uint32_t month;       /* DEADLINE_NEXT_YEAR: of the year after the anchor's */
    uint32_t day;
    uint32_t roll;
    uint32_t count_first; /* 1: the anchor day is day one */
    struct text event;    /* DEADLINE_EVENT: "出院结算前" */
};

struct deadline {
    uint32_t id;
    struct text label;
    struct text text;   /* the rule in words, when the rule stands here */
    struct span from;   /* in indexes: date facts, the first known one counts */
    uint32_t parameter; /* of type deadline; NO_INDEX when the rule stands here */
    struct deadline_rule rule;
    struct span cites;
};

/* ---- regions ---------------------------------------------------------------------------- */

enum parameter_type {
    PARAMETER_ONE_OF,
    PARAMETER_YES_NO,
    PARAMETER_NUMBER,
    PARAMETER_DATE,
    PARAMETER_DURATION,
    PARAMETER_DEADLINE,
    PARAMETER_TEXT /* only shown, never compared */
};

struct parameter {
    uint32_t id;
    uint32_t type;
    struct text label;
    struct text unit;
    struct text ask;     /* what to ask 参保地 when it is unknown */
    struct span options; /* ONE_OF and YES_NO (yes, no); option.text is its wording when shown */
    uint32_t as_of;      /* date fact, NO_INDEX = today */
};

struct region {
    uint32_t id;
    uint32_t code; /* division or pool code; 0 = the nation */
    struct text name;
    uint32_t parent;    /* NO_INDEX for the nation */
    struct span covers; /* in indexes: division prefixes that are one pool with it */
    struct span values; /* sorted by parameter, then from */
    struct span claims; /* sorted by parameter */
    struct text note;
};

struct value { /* what rules see: A and B only */
    uint32_t parameter;
    uint32_t schemes; /* bit per option of the scheme question; 0 = all */
    int32_t from;     /* first day in force; INT32_MIN = open */
    int32_t to;       /* last day in force; INT32_MAX = open */
    uint32_t known;   /* 0: cancels the parent's value */
    int32_t verified_on;
    int64_t number; /* option, number, date; a duration's duration_length() */
    struct duration duration;
    struct deadline_rule deadline;
    struct text text; /* the value in words; required for TEXT and DEADLINE */
    struct span cites;
};

struct claim { /* what circulates: shown with its date, never a value */
    uint32_t parameter;
    int32_t dated;
    struct text text;
    struct span cites;
};

struct zone {
    uint32_t id;
    struct text name;
    struct span members; /* in indexes: division prefixes (2, 4 or 6 digits) */
    int32_t from;
    int32_t to;
    struct span cites;
};

/* ---- sources ---------------------------------------------------------------------------- */

enum grade { GRADE_A, GRADE_B, GRADE_C, GRADE_S, GRADE_K };
enum standing { STANDING_OFFICIAL, STANDING_REPOSTED, STANDING_CIRCULATING, STANDING_UNCHECKED };

struct source {
    uint32_t id;
    struct text title;
    struct text issuer;
    struct text number; /* 医保发〔2022〕22号 */
    uint32_t address;   /* string */
    uint32_t grade;
    uint32_t standing;         /* the word shown; OFFICIAL and REPOSTED may be routed on */
    uint32_t number_unchecked; /* 1: 条号待核 */
    int32_t issued;            /* DATE_MIN - 1 = not known */
    int32_t verified_on;
    struct text note;
};

struct cite {
    uint32_t source;
    struct text article; /* 第十六条 */
    int32_t verified_on; /* the source's unless overridden */
};

struct myth {
    struct text said;
    struct text truth;
    struct span cites;
};

/* ---- places, calendar ------------------------------------------------------------------- */

struct division {  /* sorted by code */
    uint32_t code; /* six digits: XX0000 province, XXXX00 city, else county; pools too */
    struct text name;
};

/* Days the government has announced: first..last inclusive; workdays[i] counts the working days in
 * first..first+i. Beyond it only weekends are known. */
struct year {
    int32_t first;
    int32_t last;
    uint32_t source;
};

/* ---- the whole -------------------------------------------------------------------------- */

/* clang-format off */
#define CONTENT_SECTIONS(X)                                                                        \
    X(flow, flows) X(ending, endings) X(node, nodes) X(arm, arms) X(rule, rules) X(atom, atoms)    \
    X(question, questions) X(option, options) X(implied, implieds) X(verdict, verdicts)            \
    X(outcome, outcomes) X(step, steps) X(note, notes) X(bring, brings) X(document, documents)     \
    X(deadline, deadlines) X(parameter, parameters) X(region, regions) X(value, values)            \
    X(claim, claims) X(zone, zones) X(source, sources) X(cite, cites) X(myth, myths)               \
    X(division, divisions) X(year, years)

struct content {
#define X(record, name) const struct record *name; uint32_t record##_count;
    CONTENT_SECTIONS(X)
#undef X
    /* clang-format on */
    const uint32_t *codes; /* rule code words */
    uint32_t code_count;
    const uint32_t *indexes; /* whatever spans of plain indexes point into */
    uint32_t index_count;
    const uint16_t *workdays; /* running count of working days over the announced years */
    uint32_t workday_count;
    const struct text *texts; /* interface wording, by enum text_id (model/texts.h) */
    uint32_t text_count;
    const char *strings;
    uint32_t string_size;

    uint32_t insured_in; /* facts; NO_INDEX where the content does not ask */
    uint32_t care_in;
    uint32_t scheme;
    int32_t dated;            /* the content's own date: no `today` before it is accepted */
    struct text name;         /* whose content this is: content/about.yaml */
    uint64_t behaviour_print; /* fingerprints: what it decides; how it is worded */
    uint64_t wording_print;
    bool from_image; /* for `about`: image or YAML */

    /* What content_free() gives back, by buffer_free(); this struct is its first bytes. */
    void *buffer;
};

/* The string at an offset; never NULL. */
const char *content_string(const struct content *content, uint32_t offset);

/* Text in a language; Chinese where the English is missing. */
const char *content_text(const struct content *content, struct text text, enum language language);

/* Index by id, or NO_INDEX. Fact ids are question ids and flow ids; an option's index counts within
 * its question (for a flow's fact: within its endings), which is what an answer's number holds. */
uint32_t content_flow(const struct content *content, const char *id);
uint32_t content_fact(const struct content *content, const char *id);
uint32_t content_outcome(const struct content *content, const char *id);
uint32_t content_region(const struct content *content, const char *id);
uint32_t content_parameter(const struct content *content, const char *id);
uint32_t content_document(const struct content *content, const char *id);
uint32_t content_option(const struct content *content, uint32_t question, const char *id);
const char *fact_id(const struct content *content, uint32_t fact);

/* The most specific region with a file for a place of insurance (the very code, else its pool, else
 * its province, else the nation); 0, abroad and codes no division or region has give NO_INDEX:
 * nothing may be assumed. */
uint32_t content_region_of(const struct content *content, uint32_t code);

/* A division by code, or NULL. */
const struct division *content_division(const struct content *content, uint32_t code);

void content_free(struct content *content);

#endif
