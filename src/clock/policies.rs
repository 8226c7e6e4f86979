//! Sets of policies: those that come with the crate, and a caller's own.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use super::calendar::Holidays;
use super::force::in_force;
use super::window::{Grain, Window};
use crate::error::Error;
use crate::read::list_from_slice;
use crate::{Date, Policy};

/// The files that come with the crate, one a regime.
const REGIMES: [&str; 15] = [
    include_str!("policies/austin.json"),
    include_str!("policies/california-critical-incidents.json"),
    include_str!("policies/california-832-7.json"),
    include_str!("policies/california-unarmed-deaths.json"),
    include_str!("policies/chicago.json"),
    include_str!("policies/colorado.json"),
    include_str!("policies/connecticut.json"),
    include_str!("policies/las-vegas.json"),
    include_str!("policies/los-angeles.json"),
    include_str!("policies/minnesota.json"),
    include_str!("policies/new-jersey.json"),
    include_str!("policies/new-york-city.json"),
    include_str!("policies/new-york-jails.json"),
    include_str!("policies/sacramento.json"),
    include_str!("policies/texas.json"),
];

/// The laws and rules that a clock knows beside those of the record, and the holidays that it
/// leaves out.
///
/// ```
/// use ois_records::Policies;
///
/// let policies = Policies::shipped();
/// let law = policies.get("us-ca-7923.625").unwrap();
/// assert_eq!(law.citation.value().unwrap(), "Cal. Gov. Code 7923.625, formerly 6254(f)(4) (AB 748 of 2018)");
///
/// // Two versions of one policy: which one applies, the day decides.
/// let in_force: Vec<_> = policies.in_force("2022-03-01".parse()?).map(|policy| &*policy.id).collect();
/// assert!(in_force.contains(&"us-tx-austin-2021") && !in_force.contains(&"us-tx-austin-2020"));
/// # Ok::<(), ois_records::InvalidDate>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Policies {
    policies: Vec<Policy>,
    holidays: Holidays,
}

impl Default for Policies {
    fn default() -> Self {
        Self::none()
    }
}

impl Policies {
    /// None but those of the record itself; business days leave out the federal holidays.
    #[must_use]
    pub const fn none() -> Self {
        Self { policies: Vec::new(), holidays: Holidays::us_federal() }
    }

    /// Those that come with the crate: a page for each, with its citation and the words that it rests
    /// on.
    ///
    #[doc = include_str!("../../schema/v1/POLICIES.md")]
    pub fn shipped() -> Self {
        static SHIPPED: OnceLock<Vec<Policy>> = OnceLock::new();
        let read = || REGIMES.iter().flat_map(|regime| serde_json::from_str::<Vec<Policy>>(regime).unwrap_or_default());
        Self { policies: SHIPPED.get_or_init(|| read().collect()).clone(), ..Self::none() }
    }

    /// A caller's own, from a JSON list of policies in the form that they have in a case file. Of
    /// two with one id, the later one counts.
    ///
    /// ```
    /// use ois_records::Policies;
    ///
    /// let own = Policies::from_json(
    ///     br#"[{"id":"riverton-2021","limit":{"amount":10,"unit":"business_days"}}]"#,
    /// )?;
    /// assert!(own.get("riverton-2021").is_some());
    ///
    /// let error = Policies::from_json(br#"[{"id":"riverton-2021","limit":{"amount":10,"unit":"moons"}}]"#).unwrap_err();
    /// assert_eq!((error.line(), error.column()), (Some(1), Some(52)));
    /// assert_eq!(error.pointer(), Some("/0/limit/unit"));
    /// # Ok::<(), ois_records::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the text is no such list; with line and column.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Ok(Self::none().and(list_from_slice::<Policy>(json, "policies")?))
    }

    /// The same set, and these. One that has the id of an earlier one takes its place.
    #[must_use]
    pub fn and(mut self, more: impl IntoIterator<Item = Policy>) -> Self {
        let mut places: HashMap<_, _> = (0..).zip(&self.policies).map(|(at, known)| (known.id.clone(), at)).collect();
        for policy in more {
            match places.entry(policy.id.clone()) {
                Entry::Occupied(place) => self.policies[*place.get()] = policy,
                Entry::Vacant(place) => {
                    place.insert(self.policies.len());
                    self.policies.push(policy);
                }
            }
        }
        self
    }

    /// The same set, with other holidays.
    #[must_use]
    pub fn with_holidays(mut self, holidays: Holidays) -> Self {
        self.holidays = holidays;
        self
    }

    /// The holidays that business days leave out.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The policies, in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Policy> {
        self.policies.iter()
    }

    /// The policy of an id.
    pub fn get(&self, id: &str) -> Option<&Policy> {
        self.iter().find(|policy| *policy.id == *id)
    }

    /// The policies that were certainly in force then.
    pub fn in_force(&self, on: Date) -> impl Iterator<Item = &Policy> {
        self.iter().filter(move |policy| in_force(policy, Window::of_date(on, Grain::Days)) == Some(true))
    }
}

impl<'a> IntoIterator for &'a Policies {
    type Item = &'a Policy;
    type IntoIter = std::slice::Iter<'a, Policy>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Policies {
    type Item = Policy;
    type IntoIter = std::vec::IntoIter<Policy>;

    fn into_iter(self) -> Self::IntoIter {
        self.policies.into_iter()
    }
}
