namespace KpiLab.Data;

/// <summary>What a column means to a KPI. Found from names, English and Dutch; set by hand with <see cref="Table.Map(Role, string[])"/>.</summary>
public enum Role
{
    /// <summary>Identifier of a customer.</summary>
    Customer,

    /// <summary>Identifier of a visitor, session or contact that may convert.</summary>
    Visitor,

    /// <summary>Identifier of an employee.</summary>
    Employee,

    /// <summary>Identifier of a survey respondent.</summary>
    Respondent,

    /// <summary>Identifier of an order or invoice.</summary>
    Order,

    /// <summary>When it happened.</summary>
    Date,

    /// <summary>First moment of an interval: contract start, first order, hire date.</summary>
    Start,

    /// <summary>First moment after an interval: cancellation, last working day; empty while it lasts.</summary>
    End,

    /// <summary>Money: revenue, sales, spend, fee.</summary>
    Amount,

    /// <summary>Currency code of the amounts.</summary>
    Currency,

    /// <summary>Number of items on an order line.</summary>
    Quantity,

    /// <summary>Price of one item.</summary>
    Price,

    /// <summary>Gross margin in money.</summary>
    Margin,

    /// <summary>Cost of an investment or campaign.</summary>
    Cost,

    /// <summary>Return of an investment or campaign.</summary>
    Return,

    /// <summary>Kind of spend: marketing, sales, media, salaries.</summary>
    Category,

    /// <summary>Acquisition or marketing channel.</summary>
    Channel,

    /// <summary>Marketing campaign.</summary>
    Campaign,

    /// <summary>Product or product line.</summary>
    Product,

    /// <summary>Region, country or market area.</summary>
    Region,

    /// <summary>Subscription plan or contract form.</summary>
    Plan,

    /// <summary>Device of a visit.</summary>
    Device,

    /// <summary>Project or investment.</summary>
    Project,

    /// <summary>Full-time equivalents of an employee.</summary>
    Fte,

    /// <summary>Employee or contractor.</summary>
    Contract,

    /// <summary>Department or team.</summary>
    Department,

    /// <summary>Theme of a survey question.</summary>
    Theme,

    /// <summary>Survey question.</summary>
    Question,

    /// <summary>Answer on a scale.</summary>
    Score,

    /// <summary>Contact moment that a response is about.</summary>
    Touchpoint,

    /// <summary>Survey round.</summary>
    Wave,

    /// <summary>Number of people invited.</summary>
    Invited,

    /// <summary>Company on a market.</summary>
    Company,

    /// <summary>Number of leads, in a table of totals.</summary>
    Leads,

    /// <summary>Number of new customers, in a table of totals.</summary>
    Customers,

    /// <summary>Number of employees or FTE, in a table of totals.</summary>
    Employees,

    /// <summary>Identifier of a lead.</summary>
    Lead,

    /// <summary>When a lead was qualified by marketing.</summary>
    Mql,

    /// <summary>When a lead was qualified by sales.</summary>
    Sql,

    /// <summary>When a lead became a customer.</summary>
    Won,

    /// <summary>Yes when the customer has left, in a list without dates.</summary>
    Churned,

    /// <summary>Yes when the visit or contact ended in the desired action.</summary>
    Converted,

    /// <summary>Funnel steps: one yes/no column per step in order, or the one column that names the step of an event.</summary>
    Step,
}
