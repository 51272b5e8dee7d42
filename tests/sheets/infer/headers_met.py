"""Headers as partners write them, with the fields they mean, by kind of list and language."""

import headers_of_cohorts
import headers_of_outlets
import headers_of_people_az
import headers_of_people_en
import headers_of_people_tr

MET = {
    ("applicant", "tr"): headers_of_people_tr.HEADERS,
    ("applicant", "az"): headers_of_people_az.HEADERS,
    ("applicant", "en"): headers_of_people_en.HEADERS,
    **{("outlet", language): lines for language, lines in headers_of_outlets.HEADERS.items()},
    **{("cohort", language): lines for language, lines in headers_of_cohorts.HEADERS.items()},
}
