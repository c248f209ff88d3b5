/*
 * Records that say: questions and answers, outcomes and papers, deadlines, regions, sources, places.
 * What stands in them is worded by the content; see content.h for how records refer to each other.
 */
#ifndef TUI_MODEL_CATALOGUE_H
#define TUI_MODEL_CATALOGUE_H

#include "base/date.h"
#include "model/record.h"

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

/* The options of a yes-or-no question. */
enum yes_no { YES_NO_YES, YES_NO_NO };

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

/*
 * `force` of a sentence: the days on which it is said, those written beside it as far as one of its
 * sources is in force on them. The loader has made them part of its condition, `when`: rules, the proof
 * and the screens need not look at them.
 */

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
    struct span myths;
    struct span cites;
    uint32_t grounds; /* rule; NO_INDEX where nothing is refused */
    uint32_t next;    /* flow */
    struct period force;
    uint32_t in_force; /* rule: today is one of those days; NO_INDEX = every day is */
};

enum channel_kind { CHANNEL_ONLINE, CHANNEL_WINDOW, CHANNEL_AGENT, CHANNEL_PHONE, CHANNEL_COUNT };

struct step {
    struct text text;
    uint32_t when; /* rule or NO_INDEX */
    struct text channels[CHANNEL_COUNT];
    struct span cites;
    struct period force;
};

struct note {
    struct text label;
    struct text text;
    uint32_t when;
    struct span cites;
    struct period force;
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
    struct period force;
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
/* A last day that is no working day. Where the rule is silent the law moves it (Civil Code, article 203), but
 * nobody is told to rely on that: the working day before is the one to come on. */
enum roll {
    ROLL_NONE,    /* stays: counters do not matter */
    ROLL_FORWARD, /* the next working day, as the rule itself says */
    ROLL_LAW      /* the working day before, by law until the next */
};

struct deadline_rule {
    uint32_t kind;
    struct duration plus; /* DEADLINE_PLUS */
    uint32_t month;       /* DEADLINE_NEXT_YEAR: of the year after the anchor's */
    uint32_t day;
    uint32_t roll;
    uint32_t count_first; /* 1: the anchor day is day one */
    struct text event;    /* DEADLINE_EVENT: "出院结算前" */
    struct span from;     /* in indexes: dates of its own; none = its deadline's */
};

struct deadline {
    uint32_t id;
    struct text label;
    struct text text;   /* the rule in words, when the rule stands here */
    struct span from;   /* in indexes: date facts, the first known one counts */
    uint32_t parameter; /* of type deadline; NO_INDEX when the rule stands here */
    struct deadline_rule rule;
    uint32_t when;       /* rule: the cases it is about; NO_INDEX = all that list it */
    struct span anchors; /* in indexes: every date it may count from, the regions' rules included */
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
    PARAMETER_TEXT, /* only shown, never compared */
    PARAMETER_LOSS  /* how much less is paid; only shown, never compared */
};

/* What hangs on a parameter for the citizen, the worst first. */
enum stake {
    STAKE_ALL,    /* whether anything is paid, or the right to it */
    STAKE_SHARE,  /* how much is paid */
    STAKE_ERRAND, /* what has to be done, brought or waited for */
    STAKE_NONE    /* good to know */
};

/*
 * A parameter says itself which cases it bears on: `when` is a rule over answers, relations of places, how
 * flows ended, the verdict and the outcome. Where that rule is not false a result shows the value, or
 * says that it is not known. See engine/bearing.h.
 */
struct parameter {
    uint32_t id;
    uint32_t type;
    struct text label;
    struct text unit;
    struct text ask;       /* what to ask 参保地 when it is unknown */
    struct span options;   /* ONE_OF and YES_NO (yes, no); option.text is its wording when shown */
    uint32_t as_of;        /* date fact whose day says which value holds; NO_INDEX = today */
    struct span judged;    /* in indexes: as_of, then stand-ins; the first known one counts */
    uint32_t when;         /* rule; NO_INDEX = it bears on no case by itself */
    struct text condition; /* `when` in words, for cases that do not tell: 没有转诊的 */
    uint32_t stake;        /* enum stake */
    struct span
        limits; /* in indexes: the facts that values of it are limited by, the scheme apart */
    int32_t
        overruled_before;  /* what places said before that day counts no more; INT32_MIN = none */
    uint32_t overruled_by; /* source that says so; NO_INDEX = none */
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

/*
 * How much less is paid than at home. Places use four models, which must not be mixed (a share paid first is
 * not a lower ratio); a loss may be of several at once; all zero is no loss. Percentages are in hundredths:
 * 20 % = 2000.
 */
struct loss {
    uint32_t points;     /* 降百分点: taken off the ratio */
    uint32_t first;      /* 先自付: of the bill, before the rest is settled as usual */
    uint32_t factor;     /* 按几成: the ratio times this; 0 = whole */
    uint32_t times;      /* 起付线 times this, in hundredths; 0 = as usual */
    uint32_t deductible; /* 起付线 in yuan; 0 = as usual */
    uint32_t at_most;    /* 1: only a limit to what a place may set (原则上不超过) */
};

/* One part of a value's `for`: an answer, or the relation of a place, is one of these. */
struct limit {
    uint32_t fact; /* a question with options or a place */
    uint32_t mask; /* bit per option, or per enum relation */
};

struct value { /* what rules see: A and B only */
    uint32_t parameter;
    uint32_t schemes;   /* bit per option of the scheme question; 0 = all */
    struct span limits; /* it holds only where all of them do; of other facts than the scheme */
    int32_t from;       /* first day in force; INT32_MIN = open */
    int32_t to;         /* last day in force; INT32_MAX = open */
    uint32_t known;     /* 0: cancels the parent's value */
    int32_t verified_on;
    int64_t number; /* option, number, date; a duration's duration_length() */
    struct duration duration;
    struct deadline_rule deadline;
    struct loss loss;
    struct text
        text; /* the value in words; required for TEXT and DEADLINE, beside the amount of a LOSS */
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

/* How it is known, the surest first; source_stands() says which may be routed on. */
enum standing {
    STANDING_OFFICIAL,   /* an official page */
    STANDING_REPOSTED,   /* an official text on somebody else's page */
    STANDING_REPORTED,   /* a newspaper's or another medium's own words */
    STANDING_REMEMBERED, /* known to the authors; a page of grade A or B says the same */
    STANDING_COMPILED,   /* a compilation of the web, or an official word that names no place */
    STANDING_UNCHECKED   /* known to the authors alone */
};

/* What kind of text it is, the weightiest first. */
enum source_kind {
    SOURCE_LAW,   /* law, administrative regulation, departmental rule, judicial interpretation */
    SOURCE_RULE,  /* a document that binds: notice, measures, list */
    SOURCE_GUIDE, /* a guide, an explanation, an answer */
    SOURCE_MEDIA  /* a medium's own words */
};

/* Whose rule it is. */
enum source_reach {
    REACH_UNSAID, /* the content does not say */
    REACH_NATION,
    REACH_PLACES,
    REACH_UNNAMED /* the page does not say: it may be anybody's */
};

struct source {
    uint32_t id;
    struct text title;
    struct text issuer;
    struct text number; /* 医保发〔2022〕22号 */
    uint32_t address;   /* string */
    uint32_t grade;
    uint32_t standing;         /* enum standing: the words shown */
    uint32_t kind;             /* enum source_kind */
    uint32_t reach;            /* enum source_reach */
    struct span places;        /* in indexes: division codes, REACH_PLACES */
    uint32_t number_unchecked; /* 1: 条号待核 */
    uint32_t articles_checked; /* 1: the articles cited were compared with its text */
    struct period force;       /* the days it is in force */
    int32_t issued;            /* DATE_MIN - 1 = not known */
    int32_t verified_on;
    struct text note;
};

struct cite {
    uint32_t source;
    struct text article; /* 第十六条 */
    struct period force; /* its days, as far as the source is in force */
    int32_t verified_on; /* the source's unless overridden */
};

struct myth {
    struct text said;
    struct text truth;
    struct span cites;
    struct period force;
};

/* ---- places, calendar ------------------------------------------------------------------- */

struct division {  /* sorted by code */
    uint32_t code; /* six digits: XX0000 province, XXXX00 city, else county; pools too */
    struct text name;
    uint32_t area_code; /* string: 长途区号, "0635"; "" where it is not known */
};

/* Days the government has announced: first..last inclusive; workdays[i] counts the working days in
 * first..first+i. Beyond it only weekends and the holidays of fixed days are known. */
struct year {
    int32_t first;
    int32_t last;
    uint32_t source;
};

/* A statutory holiday on the same day of every year: no working day in years that are not announced
 * yet; what is announced says itself which days are free. */
struct holiday {
    uint32_t month;
    uint32_t day;
    int32_t from; /* first day of the rule */
    uint32_t source;
};

#endif
