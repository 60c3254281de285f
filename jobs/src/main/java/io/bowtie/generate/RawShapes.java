package io.bowtie.generate;

import io.bowtie.generate.Defect.ConflictingDuplicate;
import io.bowtie.generate.Defect.ExactDuplicate;
import io.bowtie.generate.Defect.TextInNumber;
import io.bowtie.generate.Defect.TextNull;
import io.bowtie.generate.Defect.TrailingSpace;
import io.bowtie.generate.Defect.UnknownStage;
import java.util.List;

/** The raw tables of the company's four systems, in the words and habits of such systems. */
final class RawShapes {
  static final RawShape ACCOUNT =
      RawShape.csv(
          "crm",
          "account",
          "Id",
          """
          Id Name Website Industry Segment__c NumberOfEmployees AnnualRevenue BillingCountry
          Region__c Territory__c OwnerId ParentId Strategic__c Named_Account__c AccountSource
          Tech_Stack__c CreatedDate SystemModstamp IsDeleted""",
          new TextNull("Industry", "--None--", 31),
          new TextNull("Tech_Stack__c", "N/A", 43),
          new TextInNumber("NumberOfEmployees", 397),
          new ExactDuplicate(211));

  static final RawShape CONTACT =
      RawShape.csv(
          "crm",
          "contact",
          "Id",
          """
          Id AccountId Name Email Phone Title Buying_Role__c EmailStatus__c IsActive__c
          CreatedDate SystemModstamp IsDeleted""",
          new TextNull("Title", "N/A", 41),
          new TrailingSpace("AccountId", 83),
          new ExactDuplicate(301),
          new ConflictingDuplicate("Title", "Owner", 503));

  static final RawShape LEAD =
      RawShape.csv(
          "crm",
          "lead",
          "Id Cycle__c",
          """
          Id Cycle__c Matched_Account__c Company Website Email Phone Title Industry
          NumberOfEmployees Country LeadSource Original_Source__c Campaign__c Status OwnerId
          Form_Score__c MQL_At__c Routed_At__c First_Touch_At__c ConvertedDate
          ConvertedOpportunityId Disqualified_At__c Disqualified_Reason__c Cycle_Started_At__c
          SystemModstamp IsDeleted""",
          new TextNull("Industry", "--None--", 37),
          new TextNull("Title", "N/A", 89),
          new TrailingSpace("Id", 409),
          new TextInNumber("NumberOfEmployees", 4001),
          new ExactDuplicate(701));

  static final RawShape OPPORTUNITY =
      RawShape.csv(
          "crm",
          "opportunity",
          "Id",
          """
          Id AccountId Name StageName Type Product__c Amount CurrencyIsoCode CloseDate IsClosed
          IsWon Closed_At__c ForecastCategoryName Probability LeadSource NextStep
          Next_Step_Date__c Discount__c Loss_Reason__c Main_Competitor__c Procurement_Status__c
          Integration_Count__c OwnerId CreatedDate SystemModstamp IsDeleted""",
          new TextNull("Main_Competitor__c", "--None--", 29),
          new TextNull("NextStep", "N/A", 97),
          new TrailingSpace("AccountId", 149),
          new TrailingSpace("Id", 1009),
          new TextInNumber("Amount", 3001),
          new UnknownStage(2503),
          new ExactDuplicate(503),
          new ConflictingDuplicate("Amount", "1.00", 4001));

  static final RawShape STAGE =
      RawShape.csv(
          "crm",
          "opportunity_stage",
          "MasterLabel",
          "MasterLabel SortOrder IsClosed IsWon DefaultProbability SystemModstamp");

  static final RawShape FIELD_HISTORY =
      RawShape.csv(
          "crm",
          "opportunity_field_history",
          "Id",
          "Id OpportunityId Field OldValue NewValue CreatedDate",
          new ExactDuplicate(1201));

  static final RawShape CONTACT_ROLE =
      RawShape.csv(
          "crm",
          "opportunity_contact_role",
          "Id",
          "Id OpportunityId ContactId Role IsPrimary CreatedDate SystemModstamp IsDeleted",
          new ExactDuplicate(401));

  static final RawShape TASK =
      RawShape.csv(
          "crm",
          "task",
          "Id",
          """
          Id TaskSubtype Direction__c Subject AccountId WhatId LeadId WhoId OwnerId CompletedDateTime
          CallDurationInSeconds IsClosed SystemModstamp IsDeleted""",
          new TrailingSpace("WhatId", 907),
          new ExactDuplicate(1501));

  static final RawShape EVENT =
      RawShape.csv(
          "crm",
          "event",
          "Id",
          """
          Id Subject AccountId WhatId OwnerId StartDateTime DurationInMinutes Held__c
          SystemModstamp IsDeleted""",
          new ExactDuplicate(1301));

  static final RawShape USERS =
      RawShape.csv(
          "crm",
          "users",
          "Id",
          """
          Id Name Email Team__c ManagerId Region__c Segment__c IsActive Weekly_Lead_Capacity__c
          SystemModstamp""");

  static final RawShape WORKSPACE =
      RawShape.json(
          "usage",
          "workspaces",
          "workspace_id",
          "workspace_id name domain crm_id country updated_at",
          "");

  static final RawShape USAGE =
      RawShape.json(
          "usage",
          "usage_daily",
          "workspace_id date feature exported_on",
          "workspace_id date feature events active_users seconds errors exported_on",
          "events active_users seconds errors",
          new TextInNumber("events", 50021),
          new ExactDuplicate(20011));

  static final RawShape ORGANIZATION =
      RawShape.json(
          "support", "organizations", "id", "id name domain_names external_id updated_at", "id");

  static final RawShape TICKET =
      RawShape.json(
          "support",
          "tickets",
          "id",
          """
          id organization_id subject priority via status created_at first_response_at solved_at
          satisfaction escalated reopens updated_at""",
          "id organization_id escalated reopens",
          new TextInNumber("reopens", 4001),
          new ExactDuplicate(997));

  static final RawShape CUSTOMER =
      RawShape.csv(
          "billing", "customer", "id", "id name email_domain metadata_crm_id country updated");

  static final RawShape SUBSCRIPTION =
      RawShape.csv(
          "billing",
          "subscription",
          "id",
          """
          id customer status plan quantity mrr_cents currency interval auto_renew trial start_date
          current_term_end canceled_at ended_at updated""",
          new TextInNumber("quantity", 701),
          new ExactDuplicate(307));

  static final RawShape INVOICE =
      RawShape.csv(
          "billing",
          "invoice",
          "id",
          "id customer total_cents currency created due_date paid_at status updated",
          new TextInNumber("total_cents", 4001),
          new ConflictingDuplicate("total_cents", "100", 5003),
          new ExactDuplicate(1009));

  static final List<RawShape> ALL =
      List.of(
          ACCOUNT,
          CONTACT,
          LEAD,
          OPPORTUNITY,
          STAGE,
          FIELD_HISTORY,
          CONTACT_ROLE,
          TASK,
          EVENT,
          USERS,
          WORKSPACE,
          USAGE,
          ORGANIZATION,
          TICKET,
          CUSTOMER,
          SUBSCRIPTION,
          INVOICE);

  private RawShapes() {}
}
