package domain

// currencyTable is ISO 4217 list one, as amended through 2026-01-01: the
// currencies that people pay with. Funds, metals, test codes and "no currency"
// are left out. Digits are those of the standard; what cash is rounded to, which
// CLDR and browsers go by, differs for some twenty of them. The last column is
// about how many make a dollar, for the usual band of fees only.
const currencyTable = `AED 2 3.7 UAE Dirham
AFN 2 70 Afghani
ALL 2 90 Lek
AMD 2 390 Armenian Dram
AOA 2 900 Kwanza
ARS 2 1400 Argentine Peso
AUD 2 1.5 Australian Dollar
AWG 2 1.8 Aruban Florin
AZN 2 1.7 Azerbaijan Manat
BAM 2 1.7 Convertible Mark
BBD 2 2 Barbados Dollar
BDT 2 120 Taka
BHD 3 0.38 Bahraini Dinar
BIF 0 2900 Burundi Franc
BMD 2 1 Bermudian Dollar
BND 2 1.3 Brunei Dollar
BOB 2 7 Boliviano
BRL 2 5.5 Brazilian Real
BSD 2 1 Bahamian Dollar
BTN 2 88 Ngultrum
BWP 2 13 Pula
BYN 2 3.3 Belarusian Ruble
BZD 2 2 Belize Dollar
CAD 2 1.4 Canadian Dollar
CDF 2 2800 Congolese Franc
CHF 2 0.8 Swiss Franc
CLP 0 950 Chilean Peso
CNY 2 7 Yuan Renminbi
COP 2 4000 Colombian Peso
CRC 2 500 Costa Rican Colon
CUP 2 24 Cuban Peso
CVE 2 95 Cabo Verde Escudo
CZK 2 21 Czech Koruna
DJF 0 180 Djibouti Franc
DKK 2 6.5 Danish Krone
DOP 2 62 Dominican Peso
DZD 2 130 Algerian Dinar
EGP 2 48 Egyptian Pound
ERN 2 15 Nakfa
ETB 2 140 Ethiopian Birr
EUR 2 0.9 Euro
FJD 2 2.3 Fiji Dollar
FKP 2 0.75 Falkland Islands Pound
GBP 2 0.75 Pound Sterling
GEL 2 2.7 Lari
GHS 2 11 Ghana Cedi
GIP 2 0.75 Gibraltar Pound
GMD 2 72 Dalasi
GNF 0 8600 Guinean Franc
GTQ 2 7.7 Quetzal
GYD 2 210 Guyana Dollar
HKD 2 7.8 Hong Kong Dollar
HNL 2 26 Lempira
HTG 2 130 Gourde
HUF 2 340 Forint
IDR 2 16500 Rupiah
ILS 2 3.4 New Israeli Sheqel
INR 2 88 Indian Rupee
IQD 3 1300 Iraqi Dinar
IRR 2 42000 Iranian Rial
ISK 0 125 Iceland Krona
JMD 2 160 Jamaican Dollar
JOD 3 0.71 Jordanian Dinar
JPY 0 150 Yen
KES 2 130 Kenyan Shilling
KGS 2 87 Som
KHR 2 4000 Riel
KMF 0 430 Comorian Franc
KPW 2 900 North Korean Won
KRW 0 1400 Won
KWD 3 0.31 Kuwaiti Dinar
KYD 2 0.83 Cayman Islands Dollar
KZT 2 530 Tenge
LAK 2 21600 Lao Kip
LBP 2 89500 Lebanese Pound
LKR 2 300 Sri Lanka Rupee
LRD 2 185 Liberian Dollar
LSL 2 17.5 Loti
LYD 3 5.4 Libyan Dinar
MAD 2 9.2 Moroccan Dirham
MDL 2 17 Moldovan Leu
MGA 2 4450 Malagasy Ariary
MKD 2 53 Denar
MMK 2 2100 Kyat
MNT 2 3570 Tugrik
MOP 2 8 Pataca
MRU 2 40 Ouguiya
MUR 2 45 Mauritius Rupee
MVR 2 15.4 Rufiyaa
MWK 2 1730 Malawi Kwacha
MXN 2 18.5 Mexican Peso
MYR 2 4.2 Malaysian Ringgit
MZN 2 64 Mozambique Metical
NAD 2 17.5 Namibia Dollar
NGN 2 1480 Naira
NIO 2 37 Cordoba Oro
NOK 2 10 Norwegian Krone
NPR 2 141 Nepalese Rupee
NZD 2 1.7 New Zealand Dollar
OMR 3 0.38 Rial Omani
PAB 2 1 Balboa
PEN 2 3.5 Sol
PGK 2 4.2 Kina
PHP 2 58 Philippine Peso
PKR 2 282 Pakistan Rupee
PLN 2 3.7 Zloty
PYG 0 7100 Guarani
QAR 2 3.6 Qatari Rial
RON 2 4.4 Romanian Leu
RSD 2 101 Serbian Dinar
RUB 2 81 Russian Ruble
RWF 0 1450 Rwanda Franc
SAR 2 3.75 Saudi Riyal
SBD 2 8.2 Solomon Islands Dollar
SCR 2 14 Seychelles Rupee
SDG 2 600 Sudanese Pound
SEK 2 9.5 Swedish Krona
SGD 2 1.3 Singapore Dollar
SHP 2 0.75 Saint Helena Pound
SLE 2 23 Leone
SOS 2 570 Somali Shilling
SRD 2 39 Surinam Dollar
SSP 2 4600 South Sudanese Pound
STN 2 21 Dobra
SVC 2 8.75 El Salvador Colon
SYP 2 11000 Syrian Pound
SZL 2 17.5 Lilangeni
THB 2 32 Baht
TJS 2 9.3 Somoni
TMT 2 3.5 Turkmenistan New Manat
TND 3 2.9 Tunisian Dinar
TOP 2 2.4 Pa’anga
TRY 2 42 Turkish Lira
TTD 2 6.8 Trinidad and Tobago Dollar
TWD 2 31 New Taiwan Dollar
TZS 2 2450 Tanzanian Shilling
UAH 2 42 Hryvnia
UGX 0 3500 Uganda Shilling
USD 2 1 US Dollar
UYU 2 40 Peso Uruguayo
UZS 2 12000 Uzbekistan Sum
VED 2 230 Bolívar Soberano
VES 2 230 Bolívar Soberano
VND 0 26300 Dong
VUV 0 120 Vatu
WST 2 2.8 Tala
XAF 0 565 CFA Franc BEAC
XCD 2 2.7 East Caribbean Dollar
XCG 2 1.8 Caribbean Guilder
XOF 0 565 CFA Franc BCEAO
XPF 0 103 CFP Franc
YER 2 240 Yemeni Rial
ZAR 2 17.5 Rand
ZMW 2 23 Zambian Kwacha
ZWG 2 27 Zimbabwe Gold
`
