//! The states and territories of the United States: where they lie, their clocks and postal codes.
//!
//! Only as exact as a check for slips needs: boxes around each state (United States Census Bureau),
//! offsets from UTC in winter and summer (49 CFR part 71), the first three digits of ZIP codes
//! (Postal Service, labels of three-digit codes).

/// A state or territory.
pub(super) struct State {
    /// Its code, as the Postal Service writes it.
    code: &'static str,
    /// Its southern, northern, western and eastern end, in degrees.
    ends: [f64; 4],
    /// The least and the greatest offset from UTC of its clocks, in hours.
    offsets: (i32, i32),
    /// How its ZIP codes begin: first and last of each stretch.
    zips: &'static [(u16, u16)],
}

/// Beyond the box by this much is still within: bridges, boats, rounded points.
const MARGIN: f64 = 0.25;

/// Codes for mail to those who serve abroad: codes of the list, and no place.
const MILITARY: [&str; 3] = ["AA", "AE", "AP"];

/// Whether the Postal Service has this code.
pub(super) fn is_code(code: &str) -> bool {
    State::of(code).is_some() || MILITARY.contains(&code)
}

impl State {
    /// The state of a code.
    pub fn of(code: &str) -> Option<&'static Self> {
        let place = STATES.binary_search_by(|state| state.code.cmp(code)).ok()?;
        STATES.get(place)
    }

    /// Whether a point may lie in it.
    pub fn holds(&self, latitude: f64, longitude: f64) -> bool {
        let [south, north, west, east] = self.ends;
        // The last of the Aleutian Islands lie beyond the 180th meridian.
        let longitude = if self.code == "AK" && longitude > 170.0 { longitude - 360.0 } else { longitude };
        let within = |point: f64, least: f64, most: f64| (least - MARGIN..=most + MARGIN).contains(&point);
        within(latitude, south, north) && within(longitude, west, east)
    }

    /// Whether its clocks may show this offset from UTC, in seconds.
    pub fn keeps(&self, offset: i32) -> bool {
        (self.offsets.0 * 3600..=self.offsets.1 * 3600).contains(&offset)
    }

    /// Whether a ZIP code may be one of its own.
    pub fn delivers(&self, zip: &str) -> bool {
        let start = zip.get(..3).and_then(|digits| digits.parse().ok());
        start.is_none_or(|start| self.zips.iter().any(|(first, last)| (*first..=*last).contains(&start)))
    }
}

macro_rules! states {
    ($($code:literal [$south:literal, $north:literal, $west:literal, $east:literal]
        $least:literal..$most:literal $(($first:literal, $last:literal))+;)+) => {
        /// By code.
        static STATES: &[State] = &[$(State {
            code: $code,
            ends: [$south, $north, $west, $east],
            offsets: ($least, $most),
            zips: &[$(($first, $last)),+],
        }),+];
    };
}

states! {
    "AK" [51.0, 71.6, -190.0, -129.9] -10..-8 (995, 999);
    "AL" [30.1, 35.1, -88.6, -84.8] -6..-5 (350, 369);
    "AR" [32.9, 36.6, -94.7, -89.5] -6..-5 (716, 729) (755, 755);
    "AS" [-14.7, -10.9, -171.2, -168.0] -11..-11 (967, 967);
    "AZ" [31.2, 37.1, -115.0, -108.9] -7..-6 (850, 865);
    "CA" [32.4, 42.1, -124.6, -114.0] -8..-7 (900, 961);
    "CO" [36.9, 41.1, -109.2, -101.9] -7..-6 (800, 816);
    "CT" [40.9, 42.1, -73.8, -71.7] -5..-4 (60, 69);
    "DC" [38.7, 39.1, -77.2, -76.8] -5..-4 (200, 205) (569, 569);
    "DE" [38.4, 39.9, -75.9, -74.9] -5..-4 (197, 199);
    "FL" [24.3, 31.1, -87.8, -79.8] -6..-4 (320, 349);
    "GA" [30.2, 35.1, -85.7, -80.7] -5..-4 (300, 319) (398, 399);
    "GU" [13.2, 13.8, 144.5, 145.1] 10..10 (969, 969);
    "HI" [18.7, 28.6, -178.5, -154.6] -10..-10 (967, 968);
    "IA" [40.3, 43.6, -96.8, -90.0] -6..-5 (500, 528);
    "ID" [41.9, 49.1, -117.4, -110.9] -8..-6 (832, 838);
    "IL" [36.9, 42.6, -91.6, -86.9] -6..-5 (600, 629);
    "IN" [37.7, 41.9, -88.2, -84.7] -6..-4 (460, 479);
    "KS" [36.9, 40.1, -102.2, -94.5] -7..-5 (660, 679);
    "KY" [36.4, 39.2, -89.7, -81.9] -6..-4 (400, 427);
    "LA" [28.8, 33.1, -94.2, -88.7] -6..-5 (700, 714);
    "MA" [41.1, 43.0, -73.6, -69.8] -5..-4 (10, 27) (55, 55);
    "MD" [37.8, 39.8, -79.6, -74.9] -5..-4 (206, 219);
    "ME" [42.9, 47.6, -71.2, -66.8] -5..-4 (39, 49);
    "MI" [41.6, 48.4, -90.5, -82.0] -6..-4 (480, 499);
    "MN" [43.4, 49.5, -97.4, -89.4] -6..-5 (550, 567);
    "MO" [35.9, 40.7, -95.9, -89.0] -6..-5 (630, 658);
    "MP" [14.0, 20.7, 144.8, 146.2] 10..10 (969, 969);
    "MS" [30.0, 35.1, -91.8, -88.0] -6..-5 (386, 397);
    "MT" [44.3, 49.1, -116.2, -103.9] -7..-6 (590, 599);
    "NC" [33.7, 36.7, -84.5, -75.3] -5..-4 (270, 289);
    "ND" [45.8, 49.1, -104.2, -96.4] -7..-5 (580, 588);
    "NE" [39.9, 43.1, -104.2, -95.2] -7..-5 (680, 693);
    "NH" [42.6, 45.4, -72.7, -70.5] -5..-4 (30, 38);
    "NJ" [38.8, 41.4, -75.7, -73.8] -5..-4 (70, 89);
    "NM" [31.2, 37.1, -109.2, -102.9] -7..-6 (870, 884);
    "NV" [34.9, 42.1, -120.1, -113.9] -8..-6 (889, 898);
    "NY" [40.4, 45.1, -79.9, -71.7] -5..-4 (100, 149) (5, 5) (63, 63);
    "OH" [38.3, 42.4, -84.9, -80.4] -5..-4 (430, 459);
    "OK" [33.5, 37.1, -103.1, -94.3] -6..-5 (730, 749);
    "OR" [41.9, 46.4, -124.8, -116.3] -8..-6 (970, 979);
    "PA" [39.6, 42.6, -80.6, -74.6] -5..-4 (150, 196);
    "PR" [17.8, 18.6, -68.0, -65.1] -4..-4 (6, 9);
    "RI" [41.0, 42.1, -72.0, -71.0] -5..-4 (28, 29);
    "SC" [31.9, 35.3, -83.5, -78.4] -5..-4 (290, 299);
    "SD" [42.4, 46.0, -104.2, -96.3] -7..-5 (570, 577);
    "TN" [34.9, 36.8, -90.4, -81.5] -6..-4 (370, 385);
    "TX" [25.7, 36.6, -106.8, -93.4] -7..-5 (750, 799) (733, 733) (885, 885);
    "UT" [36.9, 42.1, -114.2, -108.9] -7..-6 (840, 847);
    "VA" [36.4, 39.6, -83.8, -75.1] -5..-4 (201, 201) (220, 246);
    "VI" [17.6, 18.5, -65.2, -64.5] -4..-4 (8, 8);
    "VT" [42.6, 45.1, -73.5, -71.4] -5..-4 (50, 59);
    "WA" [45.4, 49.1, -124.9, -116.8] -8..-7 (980, 994);
    "WI" [42.4, 47.4, -93.0, -86.2] -6..-5 (530, 549);
    "WV" [37.1, 40.7, -82.8, -77.6] -5..-4 (247, 268);
    "WY" [40.9, 45.1, -111.2, -103.9] -7..-6 (820, 831);
}
