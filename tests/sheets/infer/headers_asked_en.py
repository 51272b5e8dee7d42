"""Ways to head a column in English: field, then headers for it; those after `-` have no field."""

ASKED = {
    "applicant": """
        given_name = First name(s) | Given name(s) | Forename | Forenames | Your first name | What is your first name? | Please enter your first name |
            Please type your first name | First name (as in passport) | Given names as in passport | FIRST_NAME | firstName | Given Name / Names
        family_name = Last name | Surname | Your surname | Family name | Please type your surname | Last name as shown in passport | Surname(s) |
            LAST_NAME | lastName | Family Name / Surname | Family name (in capitals)
        given_name+family_name = Full name | Full name of participant | Name and surname | Name & surname | First and last name | Candidate name |
            Participant name | Name of participant | Name of applicant | Delegate | Delegate name | Passenger name | What is your full name? |
            Name in full | full_name | Name of delegate | Name of nominee | Nominee | Nominee's full name | Journalist | Name of journalist |
            Employee name | Fellow | Trainee name | Your full name
        family_name+given_name = Surname, first name | SURNAME / GIVEN NAME | Surname and given names | FAMILY NAME, Given name
        patronymic = Father's name | Father name | Patronymic | Name of father | father_name
        gender = Sex | Gender | M/F | F/M | Male/Female | Sex (M/F) | What is your gender? | SEX | gender_code | Gender (F/M/X) |
            Are you male or female?
        - = A1 | B2 | C1 | C2 - Native | English test points | Language exam score | Test of Russian: marks | Lesson 1 | Module 2 | Session 1 | Hall 3 | Sending organisation | Sending country | Hosting country |
            Title | Landline | Work phone | Office phone | Business phone | Stream | Beat | Alternative host | Mother's name | Age | Education |
            Degree | University | Marital status | T-shirt size | Seat pref. | Seat preference | Flight no. | Arrival | Departure date | Room type |
            Roommate | Visa required? | Do you need a visa letter? | Invitation letter needed | CV | Portfolio link | LinkedIn profile |
            Why do you want to take part? | Tell us about a story you are proud of | Reference name | Supervisor | Line manager's email |
            Press card no. | Passport issued by | Date of issue | Place of issue | Passport type | Issuing country | Country of issue | Blood group |
            Driving licence | Bank account | Tax ID | Work email | Office address | Start time | IP address | Badge no. | Photo | Signature |
            Staff member | Passport issue date | created_at | Entry date | staff_no | department | Hire date | Highest degree | GPA | Marital_status |
            Press accreditation no. | Union member? | Has valid visa? | Can you travel in May? | Preferred month | Have you taken part before? |
            Sample of work | Links to your stories | Letter of support | Supervisor's e-mail | Name of referee | Twitter handle | Emergency room |
            Equipment | Laptop? | Height | Hotel | Airline | Passport copy | Photo release | How did you hear about us?
        birth_date = DOB | D.O.B. | Date of birth | Birth date | Birthday | Born | Born on | When were you born? | Date of birth (dd/mm/yyyy) |
            date_of_birth | birth_date | birthdate | D/O/B | Birth date (dd.mm.yyyy) | What is your date of birth?
        birth_place = Place of birth | POB | P.O.B. | Birth place | Where were you born? | City of birth | Town of birth | birth_place |
            In which city were you born?
        citizenship = Nationality | NAT. | Nat | Citizenship | Country of citizenship | Citizen of | What is your nationality? | nationality_code |
            Nationality / Citizenship | What citizenship do you hold?
        national_id = National ID | National ID number | ID number | ID card no. | Personal ID no. | Identity number | PIN |
            Personal identification number | national_id | National identity no. | Personal no. / PIN
        passport_number = Passport | Passport no | Passport number | PPT NO | PP No. | Pass. no. | Passport # | Travel document no. |
            Travel document number | What is your passport number? | passport_no | Passport series and number | Passport No. (ordinary)
        passport_expiry = Passport expiry | Passport expires | Passport expiry date | PPT EXP. | PP expiry | Date of expiry | Expiry date | Expires on |
            Valid until | Passport valid until | Passport valid through | When does your passport expire? | Until when is your passport valid? |
            Expiration date of passport | Travel document expiry | passport_expiry_date | Passport validity | Passport exp. date |
            Validity of passport | Passport valid to | Doc. expiry
        email = E-mail | Email address | Your e-mail | Email (personal) | Contact email | What is your email address? |
            At which e-mail can we reach you? | email_address | E-mail (most used) | Preferred e-mail | Electronic mail
        phone = Mobile | Mobile no. | Mobile number | Cell | Cell phone | Phone | Phone no. | Telephone | Tel | Contact phone | Contact no. |
            Phone (with country code) | What number can we reach you on? | WhatsApp | Handphone | mobile_phone | cell_phone | phone_number |
            Mobile (incl. country code) | Telephone (mobile) | Best number to reach you | Daytime phone
        address = Address | Home address | Mailing address | Postal address | Residential address | Permanent address | Street address |
            Current address | home_address | Full address | Address of residence
        city = City | Town/City | City of residence | Place of residence | Residence | Where do you live? | Home city | Home town |
            Which city do you live in? | Based in | city_of_residence | Lives in | Living in | Current city | City where you live |
            Where are you based?
        country = Country | Country of residence | Home country | Which country do you live in? | country_of_residence
        employer = Employer | Media outlet | Outlet | News organisation | Media organisation | Organisation | Organization / Company | Company |
            Affiliation | Institution | Workplace | Place of work | Current employer | Name of employer | Where do you work? | Who do you work for? |
            Which newsroom do you work for? | Newspaper/Channel | Representing | Employed by | Working at | employer_name | Name of organisation |
            Name of media outlet | Media organization you work for | Which media outlet do you represent? | Outlet represented | Agency / newspaper |
            Broadcaster | Publication | Current place of work | Current workplace
        position = Position | Job title | Job | Title/Position | Role | Current position | Current role | Occupation | Profession | Designation |
            Function | What is your job? | What do you do? | Your role there | Post held | job_title | Position held | Present position |
            Your position | Title / Function | Function / Role | What is your role there? | Your current job
        track = Field | Track | Media field | Specialisation | Area of specialization | Type of media | Media sector | Field of interest |
            Which track are you applying for? | media_field | Area of work | Area of interest | Programme track | Preferred track |
            In which field do you work? | Which area would you like to train in? | Specialism
        experience_years = Experience | Years of experience | Experience (years) | Years in journalism | Years in media | Work experience |
            How long have you worked in media? | How many years of experience do you have? | Years in profession | Professional experience (yrs) |
            Yrs exp. | years_of_experience | years_experience | No. of years in journalism | Years as a journalist | Years of service |
            Length of experience | How many years have you been working in media? | Media experience (years)
        level_en = English | English level | Level of English | English proficiency | How good is your English? | English language skills |
            How well do you speak English? | english_level | English (CEFR) | Spoken English | English skills | Command of English | Rate your English |
            Language level – English
        level_ru = Russian | Russian level | Language skills: Russian
        level_tr = Turkish | Turkish level | Knowledge of Turkish | Do you speak Turkish? | How is your Turkish? | Turkish language level
        level_az = Azerbaijani | Azeri | Azerbaijani proficiency | Azerbaijani language level
        emergency_name = Emergency contact | Emergency contact person | Emergency contact's name | In case of emergency | ICE name |
            Person to contact in an emergency | Who should we call in an emergency? | Next of kin | emergency_contact_name | Emergency contact – name |
            Name of emergency contact | Whom should we notify in an emergency? | Emergency contact (full name)
        emergency_phone = Emergency contact number | Emergency phone | Emergency tel. | ICE phone | Next of kin phone | emergency_contact_phone |
            Emergency mobile | Phone of emergency contact | Number to call in an emergency
        needs = Dietary requirements | Dietary needs | Dietary restrictions | Special needs | Special diet | Food allergies | Allergies |
            Meal preference | Diet | Accessibility needs | Any special requirements? | Do you have any dietary requirements? | dietary_needs |
            Diet / allergies | Do you have any food allergies? | Food restrictions | Access requirements | Disability / access needs |
            Are you vegetarian? | Special assistance
        consent_date = Consent date | Consent given on | Date of consent | GDPR consent date | consent_given_on | Data protection consent date |
            Date consent was given
        notes = Notes | Remarks | Comments | Observations | Additional comments | Anything else? | Anything else we should know? | Other information |
            Misc. | remarks | Comment | Notes / remarks | Is there anything you would like to add? | Any other comments | Other comments |
            Anything you want to tell us?
        status = Application status | Status | Result | Outcome | Decision | application_status | Selection result | Selection status | Panel decision |
            Current status | Outcome of selection
        status_reason = Reason | Reason for rejection | Reason for decision | Rejection reason
        submitted_on = Submitted | Submitted on | Submission date | Date submitted | Date of application | Applied on | Timestamp | Completion time |
            Date of submission | Received on | Date received | submitted_at | Application date | Application received | Form completed on
        preference_1 = Choices | First choice | 1st choice | Choice 1 | Preference 1 | 1st preference | First preference | Host preference 1 | Preferred host |
            Preferred outlet | Which host would you like most? | Top choice | First choice of host outlet | choice_1 | First preferred outlet |
            1st choice of host | Host outlet – first choice | Most preferred outlet
        preference_2 = Second choice | 2nd choice | 2nd preference | Which host would be your second choice? | choice_2 | Second preferred outlet |
            And your second choice? | Second host preference
        preference_3 = Third choice | 3rd choice | Choice 3 | 3rd preferred host
        preference_4 = 4th choice
        preference_5 = Fifth preference
        score = Score | Total score | Interview score | Points | Mark | Total points | Jury score | Final score | Evaluation score
        rank = Rank | Ranking | Overall rank | Final ranking
        waitlist_rank = Waiting list no. | Waitlist position | Reserve list rank | Reserve no. | Position on waiting list
        birth_date+birth_place = Date & place of birth
        city+country = City, country
        employer+position = Organisation and position
        position+employer = Position / Organisation
    """,
    "outlet": """
        name = Outlet | Name of outlet | Media outlet | Host | Host organisation | Host outlet | Host name | Organisation | Organization name |
            Company name | Institution | Media house | Newsroom | Partner organisation | Name of institution | Outlet name
        kind = Type | Type of outlet | Type of media | Media type | Kind | Sector | Field | What kind of outlet is it?
        city = City | Location | Town | Which city?
        country = Country
        address = Address | Street address | Postal address | Office address
        website = Website | Web | Web address | URL | Homepage | Web page
        places = Places | No. of places | Number of places | Places offered | Places available | Seats | Capacity | How many can you host? |
            How many trainees can you take? | How many people can you host? | Slots | Intake
        contact_name = Contact | Contact person | Contact name | Focal point | Person in charge | Responsible person | Coordinator |
            Who should we talk to? | Who should we contact? | Who do we contact? | Whom to contact | Who is your contact person?
        contact_role = Contact role | Contact position | Contact's position | Contact person's job title | Their position | Role | Job title
        contact_email = Email | Contact email | E-mail of contact | Their e-mail
        contact_phone = Phone | Contact phone | Contact number | Mobile | Tel.
        - = Direct line | Fax | Founded | Employees | Circulation | Editor-in-chief | Tax number | Zip code | Registration no. | MoU signed
        departments = Departments | Desks | Units | Departments open to trainees | Which departments? | Sections
        languages = Languages | Working languages | Language(s) | Languages spoken | Broadcast language
        active = Active | Active? | Is it active? | Taking part this year? | Participating
        notes = Notes | Remarks | Comments | Anything else?
    """,
    "cohort": """
        title = Cohort | Cohort name | Round | Group | Group name | Title | Name
        - = Call | Arrival | Duration | Budget | Responsible
        programme = Programme | Program | Programme name | Project
        track = Track | Field | Media field
        sending = Sending side | Sending country | Sent by | Sending agency
        hosting = Host side | Host country | Hosted by | Host | Receiving side | Receiving country
        opens = Applications open | Application opens | Opening date | Call opens | Apply from | Opens
        closes = Applications close | Closing date | Deadline | Application deadline | Call closes | Apply by | Apply until | Closes
        starts = Starts | Start | Start date | Begins | First day
        ends = Ends | End | End date | Finishes | Last day
        seats = Seats | Places | No. of participants | Number of seats | How many | Capacity | Group size
        minimum_age = Min age | Minimum age | Age from | Age (min) | Lowest age | Lower age limit
        maximum_age = Max age | Maximum age | Age to | Age (max) | Upper age limit
        language_required = Language | Required language | Working language
        level_required = Level | Required level | Min. level | Language level
        status = Status | State
        notes = Notes | Remarks
    """,
}
