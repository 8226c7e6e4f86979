//! Days that count: limits added to days, business days, holidays.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::{Limit, LimitUnit};

/// The holidays that business days leave out.
///
/// Weekends are always left out. Which holidays an agency keeps, its policy seldom says; the
/// default is those of the United States, by rule:
///
/// ```
/// use ois_records::Holidays;
///
/// let day = |text: &str| text.parse().unwrap();
/// let federal = Holidays::us_federal();
/// assert!(federal.contains(day("2021-11-25")), "the fourth Thursday of November");
/// assert!(federal.contains(day("2021-12-31")), "New Year's Day of 2022 is a Saturday");
/// assert!(!Holidays::none().contains(day("2021-11-25")));
/// assert!(federal.and([day("2021-11-26")]).contains(day("2021-11-26")), "a city's own");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    us_federal: bool,
    /// Sorted, each once.
    others: Vec<NaiveDate>,
}

impl Holidays {
    /// Weekends only.
    #[must_use]
    pub const fn none() -> Self {
        Self { us_federal: false, others: Vec::new() }
    }

    /// The legal public holidays of 5 U.S.C. 6103, on the day on which they are observed: Friday
    /// when the holiday is a Saturday, Monday when it is a Sunday. As the law has been since 1978;
    /// Martin Luther King's birthday since 1986, Juneteenth since 2021.
    #[must_use]
    pub const fn us_federal() -> Self {
        Self { us_federal: true, others: Vec::new() }
    }

    /// The same holidays, and these.
    #[must_use]
    pub fn and(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.others.extend(days);
        self.others.sort_unstable();
        self.others.dedup();
        self
    }

    /// Whether a day is one of the holidays.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.others.binary_search(&day).is_ok() || self.us_federal && is_federal(day)
    }

    /// Whether a day is neither on a weekend nor a holiday.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        !is_weekend(day) && !self.contains(day)
    }

    /// The first business day from a day on.
    pub(crate) fn roll(&self, mut day: NaiveDate) -> Option<NaiveDate> {
        while !self.is_business_day(day) {
            day = day.succ_opt()?;
        }
        Some(day)
    }

    /// The last of so many business days after a day.
    fn after(&self, start: NaiveDate, mut business_days: u64) -> Option<NaiveDate> {
        let mut day = match start.weekday() {
            // After a weekend is after the Friday before it, and whole weeks lead to a Friday.
            Weekday::Sat if business_days > 0 => start.pred_opt()?,
            Weekday::Sun if business_days > 0 => start.pred_opt()?.pred_opt()?,
            _ => start,
        };
        while business_days > 0 {
            if business_days < 5 {
                day = day.succ_opt()?;
                business_days -= u64::from(self.is_business_day(day));
                continue;
            }
            // Whole weeks at once, and the holidays among them again.
            let reached = day.checked_add_days(Days::new(business_days / 5 * 7)).filter(|day| day.year() < 3000)?;
            business_days = business_days % 5 + self.between(day, reached);
            day = reached;
        }
        Some(day)
    }

    /// How many holidays after one day and up to another are no weekend.
    fn between(&self, after: NaiveDate, until: NaiveDate) -> u64 {
        let within = |day: &NaiveDate| *day > after && *day <= until && !is_weekend(*day);
        let others = &self.others[self.others.partition_point(|day| *day <= after)..];
        let others = others.iter().take_while(|day| **day <= until);
        let others = others.filter(|day| within(day) && !(self.us_federal && is_federal(**day))).count();
        let years = (after.year()..=until.year() + 1).filter(|_| self.us_federal);
        let federal = years.flat_map(federal).flatten().filter(within).count();
        (others + federal) as u64
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_federal(day: NaiveDate) -> bool {
    // Months without one.
    if matches!(day.month(), 3 | 4 | 8) {
        return false;
    }
    let new_year = day.month() == 12 && day.day() == 31;
    federal(if new_year { day.year() + 1 } else { day.year() }).contains(&Some(day))
}

/// The federal holidays of a year, as observed.
fn federal(year: i32) -> [Option<NaiveDate>; 11] {
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    let fixed = |month, day| {
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        match day.weekday() {
            Weekday::Sat => day.pred_opt(),
            Weekday::Sun => day.succ_opt(),
            _ => Some(day),
        }
    };
    let last_monday_of_may = nth(5, Weekday::Mon, 5).or_else(|| nth(5, Weekday::Mon, 4));
    [
        fixed(1, 1),
        nth(1, Weekday::Mon, 3).filter(|_| year >= 1986),
        nth(2, Weekday::Mon, 3),
        last_monday_of_may,
        fixed(6, 19).filter(|_| year >= 2021),
        fixed(7, 4),
        nth(9, Weekday::Mon, 1),
        nth(10, Weekday::Mon, 2),
        fixed(11, 11),
        nth(11, Weekday::Thu, 4),
        fixed(12, 25),
    ]
}

/// A day and so many days more.
pub(crate) fn days_after(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let reached = match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    reached.filter(|day| day.year() < 3000)
}

/// The last day of a limit that does not run in hours. With the first day counted it is one day
/// earlier. `None` beyond the year 2999.
pub(crate) fn last_day(start: NaiveDate, limit: &Limit, first_counts: bool, holidays: &Holidays) -> Option<NaiveDate> {
    let amount = limit.amount.get();
    let months = |months| start.checked_add_months(Months::new(months)).filter(|day| day.year() < 3000);
    match limit.unit {
        LimitUnit::BusinessDays => {
            // A day that is no business day cannot be the first of them.
            let counted = first_counts && holidays.is_business_day(start) && amount > 0;
            holidays.after(start, u64::from(amount) - u64::from(counted))
        }
        LimitUnit::Months => days_after(months(amount)?, -i64::from(first_counts)),
        LimitUnit::Years => days_after(months(amount.checked_mul(12)?)?, -i64::from(first_counts)),
        LimitUnit::Days | LimitUnit::CalendarDays => days_after(start, i64::from(amount) - i64::from(first_counts)),
        LimitUnit::Hours => None,
    }
}

/// Whether clocks may be put forward or back between two moments, by an hour: on Sundays of
/// March, April, October and November. Places differ, and so have the days.
pub(crate) fn clocks_may_change(first: chrono::NaiveDateTime, last: chrono::NaiveDateTime) -> bool {
    let (mut day, end) = (first.date(), last.date());
    while day <= end {
        if matches!(day.month(), 3 | 4 | 10 | 11) {
            let to_sunday = i64::from((7 - day.weekday().num_days_from_sunday()) % 7);
            let Some(sunday) = days_after(day, to_sunday) else { return true };
            if sunday > end {
                return false;
            }
            if matches!(sunday.month(), 3 | 4 | 10 | 11) {
                return true;
            }
        }
        let next =
            NaiveDate::from_ymd_opt(day.year(), day.month(), 1).and_then(|day| day.checked_add_months(Months::new(1)));
        let Some(next) = next else { return true };
        day = next;
    }
    false
}
