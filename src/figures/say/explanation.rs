//! A metric explained: its name, what it says, how it is worked out, and what to mind today.

use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::retention::{Explanation, Notice, Other};

/// A number, explained in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExplanationWords {
    /// What it is called.
    pub name: String,
    /// What it says, in one plain sentence.
    pub plain: String,
    /// How it is worked out.
    pub formula: String,
    /// The figure, rounded: `40 %`, `7 of 12`, `€12.50`; a dash where there is none.
    pub result: String,
    /// What the window does to it.
    pub window: String,
    /// What to mind, always.
    pub caveat: String,
    /// What to mind today.
    pub notices: Vec<String>,
    /// Other ways to it, in the order of the explanation's own.
    pub variants: Vec<VariantWords>,
}

/// Another way to a number, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VariantWords {
    /// What it is called.
    pub name: String,
    /// How it is worked out.
    pub formula: String,
    /// Why it differs.
    pub why: String,
}

impl Speaker {
    /// All that is said of a number.
    pub fn explanation(&self, told: &Explanation) -> ExplanationWords {
        let part = |part: &str| self.words.say(&format!("{}-{part}", told.message));
        let window = if told.metric.depends_on_window() { part("window") } else { self.words.say("metrics-no-window") };
        ExplanationWords {
            name: self.words.say(&told.message),
            plain: part("plain"),
            formula: part("formula"),
            result: self.result(told),
            window,
            caveat: part("caveat"),
            notices: told.notices.iter().map(|notice| self.notice(*notice)).collect(),
            variants: told.variants.iter().map(|other| self.variant(other)).collect(),
        }
    }

    fn result(&self, told: &Explanation) -> String {
        if let Some(few) = told.notices.iter().find(|notice| matches!(notice, Notice::FewPeople { .. })) {
            return self.notice(*few);
        }
        let result = &told.worked.result;
        let figure = self.figure(result.value.as_f64(), result.unit);
        match told.margin {
            Some(margin) => format!("{figure} ± {}", self.words.number(margin, 0)),
            None => figure,
        }
    }

    /// What has to be said beside a figure.
    pub fn notice(&self, notice: Notice) -> String {
        let key = notice.message();
        match notice {
            Notice::NothingToDivideBy | Notice::TooEarly | Notice::NeedsTwelveMonths => self.words.say(key),
            Notice::FewPeople { part, whole } => self.words.tell(key, [("part", part.into()), ("whole", whole.into())]),
            Notice::FewAnswers { responses } => self.words.tell(key, [("responses", responses.into())]),
            Notice::PartialAmounts { known, visits } => {
                self.words.tell(key, [("known", known.into()), ("visits", visits.into())])
            }
        }
    }

    fn variant(&self, other: &Other) -> VariantWords {
        let part = |part: &str| self.words.say(&format!("{}-{part}", other.message));
        VariantWords { name: self.words.say(&other.message), formula: part("formula"), why: part("why") }
    }
}
